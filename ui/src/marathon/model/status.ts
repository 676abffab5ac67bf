import { duration } from '../../wire/format';
import type { Tone } from '../../design';
import { nameOf, parentOf, type App, type QueueItem } from './api';
import { shortReason } from './reasons';

export type Status = 'running' | 'deploying' | 'waiting' | 'delayed' | 'suspended';

export const STATUS_WORDS: Record<Status, string> = {
  running: 'Running',
  deploying: 'Deploying',
  waiting: 'Waiting',
  delayed: 'Delayed',
  suspended: 'Suspended',
};

export const STATUS_TONES: Record<Status, Tone> = {
  running: 'ok',
  deploying: 'info',
  waiting: 'warn',
  delayed: 'bad',
  suspended: 'idle',
};

/** A start that takes this long is a wait, and wants a reason. */
const PATIENCE_MS = 4000;

export function statusOf(app: App, item: QueueItem | undefined, now: number): Status {
  if (item && !item.delay.overdue && item.delay.timeLeftSeconds > 0) return 'delayed';
  if (item && now - Date.parse(item.since) > PATIENCE_MS) return 'waiting';
  if ((app.deployments ?? []).length > 0) return 'deploying';
  if (app.instances === 0 && running(app) === 0) return 'suspended';
  return item || running(app) < app.instances ? 'deploying' : 'running';
}

const running = (app: App) => app.tasksRunning ?? 0;

/** In a few words behind the status: why it waits, how long it is delayed. */
export function whyShort(status: Status, item: QueueItem | undefined): string {
  if (status === 'waiting' && item) return shortReason(item);
  if (status === 'delayed' && item) {
    return `next try in ${duration(item.delay.timeLeftSeconds * 1000)}`;
  }
  return '';
}

export interface Health {
  healthy: number;
  unhealthy: number;
  /** Running, but nothing says how they are. */
  unknown: number;
  staged: number;
  /** Wanted, but not there. */
  missing: number;
}

export function healthOf(app: App): Health {
  const healthy = app.tasksHealthy ?? 0;
  const unhealthy = app.tasksUnhealthy ?? 0;
  const staged = app.tasksStaged ?? 0;
  const unknown = Math.max(0, running(app) - healthy - unhealthy);
  const missing = Math.max(0, app.instances - running(app) - staged);
  return { healthy, unhealthy, unknown, staged, missing };
}

export const addHealth = (a: Health, b: Health): Health => ({
  healthy: a.healthy + b.healthy,
  unhealthy: a.unhealthy + b.unhealthy,
  unknown: a.unknown + b.unknown,
  staged: a.staged + b.staged,
  missing: a.missing + b.missing,
});

export function healthWords(health: Health, checked: boolean): string {
  const parts = [
    [health.healthy, 'healthy'],
    [health.unhealthy, 'unhealthy'],
    [health.unknown, checked ? 'running, not checked yet' : 'running'],
    [health.staged, 'starting'],
    [health.missing, 'not placed'],
  ] as const;
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, word]) => `${n} ${word}`)
      .join(', ') || 'no instances'
  );
}

export interface AppRow {
  kind: 'app';
  id: string;
  app: App;
  status: Status;
  why: string;
  health: Health;
}

export interface GroupRow {
  kind: 'group';
  id: string;
  apps: number;
  status: Status | 'empty';
  cpus: number;
  mem: number;
  instances: number;
  running: number;
  health: Health;
}

export type Row = AppRow | GroupRow;

export const toRow = (app: App, item: QueueItem | undefined, now: number): AppRow => {
  const status = statusOf(app, item, now);
  return {
    kind: 'app',
    id: app.id,
    app,
    status,
    why: whyShort(status, item),
    health: healthOf(app),
  };
};

/** The most pressing of its apps' states stands for a group. */
const PRESSING: Status[] = ['delayed', 'waiting', 'deploying', 'running', 'suspended'];

/**
 * What lies directly in a group: its groups with sums over all below, and its apps. `apps` are all
 * below it. One pass, whatever the number of groups.
 */
export function rowsIn(group: string, groups: string[], apps: AppRow[]): Row[] {
  const prefix = group === '/' ? '/' : `${group}/`;
  const inside = new Map<string, AppRow[]>();
  for (const id of groups) if (id !== '/' && parentOf(id) === group) inside.set(id, []);
  const here: AppRow[] = [];
  for (const row of apps) {
    const end = row.id.indexOf('/', prefix.length);
    if (end < 0) {
      here.push(row);
      continue;
    }
    const child = row.id.slice(0, end);
    const rows = inside.get(child);
    if (rows) rows.push(row);
    else inside.set(child, [row]);
  }
  return [...[...inside].map(([id, rows]) => groupRow(id, rows)), ...here];
}

export function groupRow(id: string, apps: AppRow[]): GroupRow {
  const row: GroupRow = {
    kind: 'group',
    id,
    apps: apps.length,
    status: PRESSING.find(status => apps.some(a => a.status === status)) ?? 'empty',
    cpus: 0,
    mem: 0,
    instances: 0,
    running: 0,
    health: { healthy: 0, unhealthy: 0, unknown: 0, staged: 0, missing: 0 },
  };
  for (const { app, health } of apps) {
    row.cpus += app.cpus * app.instances;
    row.mem += app.mem * app.instances;
    row.instances += app.instances;
    row.running += app.tasksRunning ?? 0;
    row.health = addHealth(row.health, health);
  }
  return row;
}

export interface Filter {
  find: string;
  status: string;
  health: string;
  /** `key=value`. */
  label: string;
}

export const isSet = (filter: Filter) => Object.values(filter).some(value => value !== '');

export function matches(row: AppRow, filter: Filter): boolean {
  const { find, status, health, label } = filter;
  if (status !== '' && row.status !== status) return false;
  if (health !== '' && !hasHealth(row, health)) return false;
  const labels = Object.entries(row.app.labels ?? {});
  if (label !== '' && !labels.some(([k, v]) => `${k}=${v}` === label)) return false;
  if (find === '') return true;
  const text = `${row.id} ${row.app.cmd ?? ''} ${row.app.container?.docker?.image ?? ''} ${labels.flat().join(' ')}`;
  return find
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.toLowerCase().includes(word));
}

function hasHealth({ health }: AppRow, wanted: string): boolean {
  if (wanted === 'unhealthy') return health.unhealthy > 0;
  if (wanted === 'healthy') return health.healthy > 0 && health.unhealthy === 0;
  return health.unknown > 0;
}

export const shortName = (row: Row) => nameOf(row.id);
