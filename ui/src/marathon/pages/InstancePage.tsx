import { Badge, Button, Callout, Empty, Facts, Id, PageHead, Panel } from '../../design';
import { Ago } from '../../design/parts';
import { Sandbox } from '../../sandbox/Sandbox';
import { UsagePanel } from '../../sandbox/UsagePanel';
import { useSandbox } from '../../sandbox/useSandbox';
import { setQuery } from '../../wire/route';
import { ask } from '../ask';
import { killTasks } from '../model/actions';
import { nameOf, parentOf, type App, type Info } from '../model/api';
import { masterOf, useAgentOrigin, type AgentOrigin } from '../model/detail';
import { Endpoints, idTail, StateBadge, time, word } from './instanceParts';
import { appLink, trailTo } from './shared';

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
  const where = useAgentOrigin(info, agent);
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
        <InstanceSandbox
          app={app}
          id={id}
          agent={agent}
          framework={info?.frameworkId ?? ''}
          where={where}
          file={file}
        />
        <div className="stack loose">
          {failure && (
            <Callout tone="bad" title={failure.message || word(failure.state)}>
              <span className="soft">
                <Ago at={Date.parse(failure.timestamp)} />
              </span>
            </Callout>
          )}
          {task && where.origin && (
            <UsagePanel origin={where.origin} framework={info?.frameworkId ?? ''} executor={id} />
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

interface InstanceSandboxProps {
  app: App;
  id: string;
  agent: string | undefined;
  framework: string;
  where: AgentOrigin;
  file: string;
}

function InstanceSandbox({ app, id, agent, framework, where, file }: InstanceSandboxProps) {
  const found = useSandbox(where.origin, framework, id, '');
  const trouble = where.trouble || found.trouble;
  if (agent === undefined) {
    const placed = app.tasks?.some(task => task.id === id);
    return (
      <Panel>
        <Empty title={placed ? 'It is not placed yet' : 'Marathon has forgotten this instance'}>
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
  if (where.origin === undefined || found.root === null) {
    return (
      <Panel>
        <Empty title="Looking for the sandbox…" />
      </Panel>
    );
  }
  return (
    <Sandbox
      origin={where.origin}
      root={found.root}
      at={file}
      go={next => setQuery({ file: next === 'stdout' ? undefined : next })}
    />
  );
}
