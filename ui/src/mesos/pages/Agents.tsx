import { useMemo } from 'react';
import {
  Button,
  Callout,
  Choices,
  Empty,
  Facts,
  Id,
  Menu,
  PageHead,
  Pairs,
  Panel,
  Search,
  Table,
  Tabs,
  type Column,
} from '../../design';
import { Ago } from '../../design/parts';
import { LogView } from '../../sandbox/LogView';
import { megabytes, plural, portCount, scalar, shortId } from '../../wire/format';
import { go, link, setQuery, useRoute } from '../../wire/route';
import { deactivate, markGone, reactivate } from '../model/actions';
import { NOTHING, plus, type Agent } from '../model/cluster';
import { activeBy } from '../model/summary';
import {
  AgentBadge,
  ask,
  agentLink,
  agentOrigin,
  brief,
  FrameworkName,
  KindBar,
  Legend,
  ResourceBars,
  useCluster,
} from './shared';
import { TaskTable } from './TaskTable';

export function Agents() {
  const cluster = useCluster();
  const { query } = useRoute();
  const wanted = query.get('find') ?? '';
  const show = query.get('show') ?? 'all';
  const tasks = useMemo(() => activeBy(cluster.tasks.values(), t => t.agent), [cluster.tasks]);
  const all = useMemo(() => [...cluster.agents.values()], [cluster.agents]);
  const rows = useMemo(
    () =>
      all.filter(
        agent =>
          (show === 'all' || agent.state !== 'active') &&
          `${agent.host} ${agent.address} ${agent.id} ${agent.attributes.flat().join(' ')}`
            .toLowerCase()
            .includes(wanted.toLowerCase()),
      ),
    [all, wanted, show],
  );
  const columns = useMemo<Column<Agent>[]>(
    () => [
      {
        name: 'Agent',
        width: 'minmax(150px, 1.6fr)',
        by: a => `${a.host}:${a.port}`,
        cell: a => (
          <a className="clip" href={agentLink(a.id)} title={a.id}>
            {a.host}:{a.port} <span className="muted">{a.id.replace(/^.*-/, '')}</span>
          </a>
        ),
      },
      { name: 'State', width: '120px', by: a => a.state, cell: a => <AgentBadge agent={a} /> },
      {
        name: 'CPU',
        width: 'minmax(110px, 1fr)',
        by: a => a.used.cpus / (a.total.cpus || 1),
        cell: a => <KindBar agent={a} kind="cpus" />,
      },
      {
        name: 'Memory',
        width: 'minmax(110px, 1fr)',
        by: a => a.used.mem / (a.total.mem || 1),
        cell: a => <KindBar agent={a} kind="mem" />,
      },
      {
        name: 'Disk',
        width: 'minmax(110px, 1fr)',
        by: a => a.used.disk / (a.total.disk || 1),
        cell: a => <KindBar agent={a} kind="disk" />,
        from: 840,
      },
      {
        name: 'Tasks',
        width: '70px',
        right: true,
        by: a => tasks.get(a.id) ?? 0,
        cell: a => tasks.get(a.id) ?? 0,
      },
      {
        name: 'Attributes',
        width: 'minmax(120px, 1.4fr)',
        cell: a => <Pairs of={a.attributes} />,
        from: 740,
      },
      {
        name: 'Registered',
        width: '104px',
        by: a => a.registered,
        cell: a => <Ago at={a.reregistered ?? a.registered} />,
        from: 640,
      },
      { name: 'Version', width: '84px', by: a => a.version, cell: a => a.version, from: 1020 },
    ],
    [tasks],
  );
  const away = all.filter(a => a.state !== 'active').length;
  return (
    <>
      <PageHead title="Agents" note={plural(all.length, 'agent')} actions={<Legend />} />
      {cluster.recovered.length > 0 && (
        <div style={{ marginBottom: 12 }}>
          <Callout
            tone="warn"
            title={`${plural(cluster.recovered.length, 'agent')} not back since this master was elected`}
          >
            <span className="soft">
              {cluster.recovered.join(', ')}. They are marked unreachable when they stay away for 10
              minutes.
            </span>
          </Callout>
        </div>
      )}
      <div className="toolbar">
        <Search value={wanted} change={find => setQuery({ find })} hint="Host, id or attribute" />
        <Choices
          label="Which"
          at={show}
          of={[
            { value: 'all', name: 'All', count: all.length },
            { value: 'away', name: 'Not active', count: away },
          ]}
          choose={value => setQuery({ show: value === 'all' ? undefined : value })}
        />
      </div>
      <Panel flush>
        <Table
          label="Agents"
          rows={rows}
          columns={columns}
          keyOf={a => a.id}
          sort="Agent"
          open={a => go(agentLink(a.id))}
          empty={
            <Empty title={all.length === 0 ? 'No agent has registered' : 'No agent is like that'}>
              {all.length === 0 && (
                <>
                  Agents find this master through ZooKeeper or <code>--master=HOST:5050</code>.
                </>
              )}
            </Empty>
          }
        />
      </Panel>
    </>
  );
}

export function AgentPage({ id }: { id: string }) {
  const cluster = useCluster();
  const { query } = useRoute();
  const tab = query.get('tab') ?? 'tasks';
  const agent = cluster.agents.get(id);
  const tasks = useMemo(
    () => [...cluster.tasks.values()].filter(t => t.agent === id),
    [cluster.tasks, id],
  );
  const active = tasks.filter(t => t.where === 'active');
  const trail = [{ name: 'Agents', href: '#/agents' }];
  if (!agent) {
    return (
      <>
        <PageHead trail={trail} title={shortId(id)} />
        <Panel>
          <Empty title="This agent is not registered">
            It was removed, marked gone, or has never been here.{' '}
            {tasks.length > 0 && `${plural(tasks.length, 'task')} of it are remembered:`}
          </Empty>
        </Panel>
        {tasks.length > 0 && (
          <Panel flush>
            <TaskTable label="Tasks of the agent" tasks={tasks} without={['Agent']} />
          </Panel>
        )}
      </>
    );
  }
  const byFramework = new Map<string, typeof NOTHING>();
  for (const task of active) {
    byFramework.set(
      task.framework,
      plus(byFramework.get(task.framework) ?? NOTHING, task.resources),
    );
  }
  const tabLink = (name: string) =>
    link(['agents', id], { tab: name === 'tasks' ? undefined : name });
  return (
    <>
      <PageHead
        trail={trail}
        title={`${agent.host}:${agent.port}`}
        state={<AgentBadge agent={agent} />}
        note={<Id of={agent.id} />}
        actions={
          <>
            {agent.state === 'active' ? (
              <Button icon="pause" onClick={() => ask(deactivate(agent))}>
                Deactivate
              </Button>
            ) : (
              agent.state !== 'inactive' && (
                <Button icon="play" onClick={() => ask(reactivate(agent))}>
                  Reactivate
                </Button>
              )
            )}
            <Menu
              label="More actions"
              items={[
                {
                  name: 'Mark gone…',
                  icon: 'trash',
                  danger: true,
                  run: () => ask(markGone(agent)),
                },
              ]}
            />
          </>
        }
      />
      <Tabs
        at={{ tasks: 'Tasks', resources: 'Resources', log: 'Log' }[tab] ?? 'Tasks'}
        of={[
          { name: 'Tasks', href: tabLink('tasks'), mark: active.length },
          { name: 'Resources', href: tabLink('resources') },
          { name: 'Log', href: tabLink('log') },
        ]}
      />
      {tab === 'log' ? (
        <LogView
          origin={agentOrigin(agent)}
          path="/slave/log"
          missing="Its log is not to be had: the agent is away, or writes none (--log_dir)."
        />
      ) : tab === 'resources' ? (
        <div className="halves">
          <Panel title="Used, offered, free" side={<Legend />}>
            <ResourceBars total={agent.total} used={agent.used} offered={agent.offered} />
          </Panel>
          <Panel title="Reservations">
            {agent.reserved.length === 0 ? (
              <Empty title="Nothing is reserved">Every resource can be offered to any role.</Empty>
            ) : (
              <Facts of={agent.reserved.map(([role, r]) => [role, brief(r)])} />
            )}
          </Panel>
          <Panel title="By framework">
            {byFramework.size === 0 ? (
              <Empty title="No framework uses this agent" />
            ) : (
              <dl className="facts">
                {[...byFramework].map(([framework, r]) => (
                  <div key={framework}>
                    <dt>
                      <FrameworkName id={framework} />
                    </dt>
                    <dd className="num">{brief(r)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Panel>
        </div>
      ) : (
        <div className="split">
          <Panel flush>
            <TaskTable
              label="Tasks of the agent"
              tasks={tasks}
              without={['Agent', 'Role']}
              empty="No task has run here yet"
            />
          </Panel>
          <div className="stack loose">
            <Panel title="Resources" side={<Legend />}>
              <ResourceBars total={agent.total} used={agent.used} offered={agent.offered} />
            </Panel>
            <Panel title="About">
              <Facts
                of={[
                  ['Address', <code key="a">{agent.address}</code>],
                  ['Registered', <Ago key="r" at={agent.registered} />],
                  ['Re-registered', agent.reregistered && <Ago key="rr" at={agent.reregistered} />],
                  ['Version', agent.version],
                  ['CPUs', scalar(agent.total.cpus)],
                  ['Memory', megabytes(agent.total.mem)],
                  [
                    'Ports',
                    agent.total.ports && `${portCount(agent.total.ports)}: ${agent.total.ports}`,
                  ],
                  [
                    'Attributes',
                    agent.attributes.length > 0 && (
                      <span key="at" className="row wrap">
                        <Pairs of={agent.attributes} limit={50} />
                      </span>
                    ),
                  ],
                ]}
              />
            </Panel>
          </div>
        </div>
      )}
    </>
  );
}
