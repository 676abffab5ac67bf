import { useMemo, useState } from 'react';
import { Button, Empty, Panel, Table, type Column } from '../../design';
import { Ago } from '../../design/parts';
import { go } from '../../wire/route';
import { ask } from '../ask';
import { killTasks } from '../model/actions';
import type { App, AppTask } from '../model/api';
import {
  Endpoints,
  HealthBadge,
  healthWord,
  idTail,
  isCurrent,
  StateBadge,
  time,
} from './instanceParts';
import { appLink } from './shared';

export function Instances({ app }: { app: App }) {
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const tasks = app.tasks ?? [];
  const chosen = tasks.filter(task => selected.has(task.id)).map(task => task.id);
  const columns = useMemo<Column<AppTask>[]>(
    () => [
      {
        name: 'Instance',
        width: 'minmax(130px, 1fr)',
        by: t => t.id,
        cell: t => (
          <a className="mono clip" href={appLink(app.id, { instance: t.id })} title={t.id}>
            {idTail(t.id)}
          </a>
        ),
      },
      { name: 'State', width: '132px', by: t => t.state, cell: t => <StateBadge task={t} /> },
      {
        name: 'Health',
        width: '118px',
        by: t => healthWord(app, t),
        cell: t => <HealthBadge app={app} task={t} />,
      },
      {
        name: 'Address',
        width: 'minmax(140px, 1.3fr)',
        by: t => `${t.host}:${t.ports?.[0] ?? 0}`,
        cell: t => <Endpoints app={app} task={t} />,
      },
      {
        name: 'Version',
        width: '110px',
        by: t => t.version ?? '',
        from: 720,
        cell: t =>
          t.version === undefined ? null : isCurrent(app, t) ? (
            <span className="soft">current</span>
          ) : (
            <span className="warnword" title={t.version}>
              older
            </span>
          ),
      },
      {
        name: 'Started',
        width: '104px',
        by: t => t.startedAt ?? t.stagedAt ?? '',
        cell: t => <Ago at={time(t.startedAt ?? t.stagedAt)} />,
      },
      {
        name: 'Log',
        width: '150px',
        cell: t =>
          t.slaveId ? (
            <>
              <a className="plain" href={appLink(app.id, { instance: t.id })}>
                stdout
              </a>
              <a className="plain" href={appLink(app.id, { instance: t.id, file: 'stderr' })}>
                stderr
              </a>
            </>
          ) : null,
      },
    ],
    [app],
  );
  return (
    <Panel
      flush
      title={chosen.length > 0 ? `${chosen.length} selected` : 'Instances'}
      side={
        <span className="row">
          <Button
            look="danger"
            icon="trash"
            disabled={chosen.length === 0}
            onClick={() => ask(killTasks(chosen, false))}
          >
            Kill
          </Button>
          <Button
            look="danger"
            disabled={chosen.length === 0}
            onClick={() => ask(killTasks(chosen, true))}
          >
            Kill and scale
          </Button>
        </span>
      }
    >
      <Table
        label="Instances"
        rows={tasks}
        columns={columns}
        keyOf={t => t.id}
        sort="Started"
        open={t => go(appLink(app.id, { instance: t.id }))}
        selected={selected}
        select={setSelected}
        empty={
          <Empty title="No instance runs">
            {app.instances === 0
              ? 'The application is suspended: scale it up to start it.'
              : 'They appear here once they are placed.'}
          </Empty>
        }
      />
    </Panel>
  );
}
