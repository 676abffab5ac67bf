import { useEffect, useMemo, useState } from 'react';
import {
  Badge,
  Button,
  Callout,
  Empty,
  Facts,
  Id,
  PageHead,
  Panel,
  Table,
  type Column,
  type Tone,
} from '../../design';
import { Ago } from '../../design/parts';
import { findSandbox } from '../../sandbox/files';
import { Sandbox } from '../../sandbox/Sandbox';
import { go, setQuery } from '../../wire/route';
import { ask } from '../ask';
import { killTasks } from '../model/actions';
import { nameOf, parentOf, type App, type AppTask, type Info, type Port } from '../model/api';
import { agentOrigin, masterOf } from '../model/detail';
import { appLink, trailTo } from './shared';

const TONES: Record<string, Tone> = {
  TASK_RUNNING: 'ok',
  TASK_STAGING: 'info',
  TASK_STARTING: 'info',
  TASK_KILLING: 'warn',
  TASK_UNREACHABLE: 'warn',
  TASK_FINISHED: 'idle',
  TASK_KILLED: 'idle',
};

const word = (state: string) => {
  const text = state.replace('TASK_', '').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const StateBadge = ({ task }: { task: AppTask }) => (
  <Badge tone={TONES[task.state] ?? 'bad'} busy={/STAGING|STARTING|KILLING/.test(task.state)}>
    {task.slaveId || task.state !== 'TASK_STAGING' ? word(task.state) : 'Not placed'}
  </Badge>
);

/** All checks passed, one failed, or nobody knows yet. */
export function healthWord(
  app: App,
  task: AppTask,
): 'healthy' | 'unhealthy' | 'unknown' | 'unchecked' {
  const checks = app.healthChecks ?? [];
  const results = task.healthCheckResults ?? [];
  if (checks.length === 0) return 'unchecked';
  if (results.some(result => !result.alive)) return 'unhealthy';
  return results.length >= checks.length ? 'healthy' : 'unknown';
}

function HealthBadge({ app, task }: { app: App; task: AppTask }) {
  const health = healthWord(app, task);
  if (health === 'unchecked') return <span className="muted">no check</span>;
  const tone = health === 'healthy' ? 'ok' : health === 'unhealthy' ? 'bad' : 'idle';
  const cause = task.healthCheckResults?.find(r => !r.alive)?.lastFailureCause;
  return (
    <span title={cause}>
      <Badge tone={tone}>{health.charAt(0).toUpperCase() + health.slice(1)}</Badge>
    </span>
  );
}

/** `host:port` for each port the instance has, as links to try. */
function Endpoints({ app, task }: { app: App; task: AppTask }) {
  const ports = task.ports ?? [];
  if (ports.length === 0) return <span className="muted">{task.host ?? '–'}</span>;
  const names: Port[] = app.portDefinitions ?? app.container?.portMappings ?? [];
  return (
    <span className="row clip">
      {ports.slice(0, 3).map((port, n) => (
        <a
          key={port}
          className="plain"
          href={`http://${task.host}:${port}/`}
          target="_blank"
          rel="noreferrer"
          title={names[n]?.name ? `port ${names[n].name}` : 'Open'}
        >
          {n === 0 ? `${task.host}:${port}` : `:${port}`}
        </a>
      ))}
      {ports.length > 3 && <span className="muted">+{ports.length - 3}</span>}
    </span>
  );
}

const idTail = (id: string) => {
  const uuid = /instance-([0-9a-f-]{36})(?:\._app)?\.?(\d*)/.exec(id);
  return uuid ? `${uuid[1]!.slice(0, 8)}${uuid[2] ? ` #${uuid[2]}` : ''}` : id.slice(-14);
};

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
        from: 980,
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

/** Runs the present configuration: only scaled since, or the very version. */
export function isCurrent(app: App, task: AppTask): boolean {
  const since = app.versionInfo?.lastConfigChangeAt ?? app.version;
  return task.version === undefined || since === undefined || task.version >= since;
}

const time = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

export function InstancePage({
  app,
  id,
  file,
  info,
}: {
  app: App;
  id: string;
  file: string;
  info: Info | null;
}) {
  const task = app.tasks?.find(one => one.id === id);
  const failure = app.lastTaskFailure?.taskId === id ? app.lastTaskFailure : undefined;
  const agent = task?.slaveId ?? failure?.slaveId;
  const trail = [...trailTo(parentOf(app.id)), { name: nameOf(app.id), href: appLink(app.id) }];
  const master = masterOf(info);
  return (
    <>
      <PageHead
        trail={trail}
        title={`Instance ${idTail(id)}`}
        state={
          task ? (
            <StateBadge task={task} />
          ) : (
            <Badge tone={failure ? 'bad' : 'idle'}>{failure ? word(failure.state) : 'Gone'}</Badge>
          )
        }
        note={<Id of={id} short={id.length > 48 ? `…${id.slice(-40)}` : id} />}
        actions={
          task && (
            <>
              <Button look="danger" icon="trash" onClick={() => ask(killTasks([id], false))}>
                Kill
              </Button>
              <Button look="danger" onClick={() => ask(killTasks([id], true))}>
                Kill and scale
              </Button>
            </>
          )
        }
      />
      <div className="split">
        <InstanceSandbox app={app} id={id} agent={agent} file={file} info={info} />
        <div className="stack loose">
          {failure && (
            <Callout tone="bad" title={failure.message || word(failure.state)}>
              <span className="soft">
                <Ago at={Date.parse(failure.timestamp)} />
              </span>
            </Callout>
          )}
          {task && (
            <Panel title="About">
              <Facts
                of={[
                  ['Address', <Endpoints key="e" app={app} task={task} />],
                  ['Host', task.host],
                  ['IP', task.ipAddresses?.map(ip => ip.ipAddress).join(', ')],
                  ['Staged', task.stagedAt && <Ago key="s" at={time(task.stagedAt)} />],
                  ['Started', task.startedAt && <Ago key="r" at={time(task.startedAt)} />],
                  ['Version', task.version],
                  ['Role', task.role],
                  [
                    'In Mesos',
                    master !== '' && info?.frameworkId && (
                      <a
                        key="m"
                        href={`${master}/#/tasks/${info.frameworkId}/${encodeURIComponent(id)}`}
                        target="_blank"
                        rel="noreferrer"
                      >
                        Its task
                      </a>
                    ),
                  ],
                ]}
              />
            </Panel>
          )}
          {task && (app.healthChecks ?? []).length > 0 && (
            <Panel title="Health">
              {(task.healthCheckResults ?? []).length === 0 && (
                <p className="soft">No result yet.</p>
              )}
              {(task.healthCheckResults ?? []).map((result, n) => (
                <Facts
                  key={n}
                  of={[
                    [
                      'Now',
                      <Badge key="b" tone={result.alive ? 'ok' : 'bad'}>
                        {result.alive ? 'Healthy' : 'Unhealthy'}
                      </Badge>,
                    ],
                    [
                      'Last success',
                      result.lastSuccess && <Ago key="s" at={time(result.lastSuccess)} />,
                    ],
                    [
                      'Last failure',
                      result.lastFailure && <Ago key="f" at={time(result.lastFailure)} />,
                    ],
                    ['Cause', result.lastFailureCause],
                    [
                      'In a row',
                      (result.consecutiveFailures ?? 0) > 0 &&
                        `${result.consecutiveFailures} failures`,
                    ],
                  ]}
                />
              ))}
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function InstanceSandbox(props: {
  app: App;
  id: string;
  agent: string | undefined;
  file: string;
  info: Info | null;
}) {
  const { app, id, agent, file, info } = props;
  const [found, setFound] = useState<{ origin: string; root: string } | null>(null);
  const [trouble, setTrouble] = useState('');
  const framework = info?.frameworkId ?? '';

  useEffect(() => {
    let gone = false;
    setFound(null);
    setTrouble('');
    if (agent === undefined || info === null) return;
    agentOrigin(info, agent)
      .then(async origin => ({ origin, root: await findSandbox(origin, framework, id, '') }))
      .then(where => !gone && setFound(where))
      .catch(
        (error: unknown) =>
          !gone && setTrouble(error instanceof Error ? error.message : String(error)),
      );
    return () => {
      gone = true;
    };
  }, [agent, id, framework, info]);

  if (agent === undefined) {
    return (
      <Panel>
        <Empty
          title={
            app.tasks?.some(t => t.id === id)
              ? 'It is not placed yet'
              : 'Marathon has forgotten this instance'
          }
        >
          Its sandbox, if it ran, is found in the pages of Mesos among the completed tasks.
        </Empty>
      </Panel>
    );
  }
  if (trouble !== '') {
    return (
      <Callout tone="bad" title="Its sandbox cannot be read">
        <span className="soft">{trouble}</span>
      </Callout>
    );
  }
  if (found === null)
    return (
      <Panel>
        <Empty title="Looking for the sandbox…" />
      </Panel>
    );
  return (
    <Sandbox
      {...found}
      at={file}
      go={next => setQuery({ file: next === 'stdout' ? undefined : next })}
    />
  );
}
