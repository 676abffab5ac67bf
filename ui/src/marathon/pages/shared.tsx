import { Badge, Bar, openWindow, type MenuItem } from '../../design';
import { plural } from '../../wire/format';
import { go, link } from '../../wire/route';
import { useStore } from '../../wire/store';
import { ask, ScaleDialog, ScaleGroupDialog } from '../ask';
import { EditDialog } from '../edit/EditDialog';
import { destroy, destroyGroup, resetDelay, restart, scaleGroup, suspend } from '../model/actions';
import { nameOf, type App } from '../model/api';
import { definitionOf } from '../model/draft';
import { view } from '../model/live';
import {
  healthWords,
  STATUS_TONES,
  STATUS_WORDS,
  type GroupRow,
  type Health,
  type Status,
} from '../model/status';

export const useView = () => useStore(view);

const segments = (id: string) => id.split('/').filter(Boolean);

export const appLink = (id: string, query: Record<string, string | undefined> = {}) =>
  link(['apps', ...segments(id)], query);

export const groupLink = (id: string) => (id === '/' ? '#/' : link(['group', ...segments(id)]));

/** The way from the root to a group, one step each. */
export function trailTo(id: string): { name: string; href: string }[] {
  const steps = segments(id);
  return [
    { name: 'Applications', href: '#/' },
    ...steps.map((name, n) => ({ name, href: link(['group', ...steps.slice(0, n + 1)]) })),
  ];
}

export function StatusBadge({ status }: { status: Status }) {
  return (
    <Badge tone={STATUS_TONES[status]} busy={status === 'deploying' || status === 'waiting'}>
      {STATUS_WORDS[status]}
    </Badge>
  );
}

export function HealthBar(props: {
  health: Health;
  instances: number;
  checked: boolean;
  thick?: boolean;
}) {
  const { health, instances, checked, thick } = props;
  const there = health.healthy + health.unhealthy + health.unknown + health.staged;
  return (
    <Bar
      label={healthWords(health, checked)}
      whole={Math.max(instances, there)}
      {...(thick ? { thick } : {})}
      parts={[
        { name: 'healthy', value: health.healthy, tone: 'ok' },
        { name: 'running', value: health.unknown, tone: checked ? 'idle' : 'used' },
        { name: 'unhealthy', value: health.unhealthy, tone: 'bad' },
        { name: 'starting', value: health.staged, tone: 'offered' },
      ]}
    />
  );
}

export const edit = (app: App) =>
  openWindow(<EditDialog title={`Edit ${app.id}`} before={definitionOf(app)} />);

export function appMenu(app: App, delayed: boolean): MenuItem[] {
  return [
    { name: 'Scale…', icon: 'scale', run: () => openWindow(<ScaleDialog app={app} />) },
    { name: 'Edit…', icon: 'edit', run: () => edit(app) },
    { name: 'Restart…', icon: 'refresh', run: () => ask(restart(app)) },
    ...(app.instances > 0
      ? [{ name: 'Suspend…', icon: 'pause' as const, run: () => ask(suspend(app)) }]
      : []),
    ...(delayed
      ? [{ name: 'Try again now…', icon: 'bolt' as const, run: () => ask(resetDelay(app)) }]
      : []),
    { name: 'Destroy…', icon: 'trash', danger: true, run: () => ask(destroy(app)) },
  ];
}

export const groupMenu = (row: GroupRow): MenuItem[] => [
  { name: 'Open', icon: 'folder', run: () => go(groupLink(row.id)) },
  { name: 'Scale all by…', icon: 'scale', run: () => openWindow(<ScaleGroupDialog id={row.id} />) },
  { name: 'Suspend all…', icon: 'pause', run: () => ask(scaleGroup(row.id, 0)) },
  { name: 'Destroy…', icon: 'trash', danger: true, run: () => ask(destroyGroup(row.id, row.apps)) },
];

export const appsWord = (n: number) => (n === 0 ? 'empty' : plural(n, 'app'));

export { nameOf };
