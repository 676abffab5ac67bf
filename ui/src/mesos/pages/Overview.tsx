import { useMemo } from 'react';
import { Badge, Empty, Facts, Icon, PageHead, Panel } from '../../design';
import { Ago } from '../../design/parts';
import { useNow } from '../../wire/clock';
import { count, percent, plural, stamp } from '../../wire/format';
import { agentLabel, changedAt } from '../model/cluster';
import { activeBy, attention, countTasks, totals } from '../model/summary';
import { agentLink, AgentBadge, KindBar, Legend, ResourceBars, useView } from './shared';
import { TaskTable } from './TaskTable';

export function Overview() {
  const { cluster, facts, news, metrics } = useView();
  const sums = useMemo(() => totals(cluster.agents.values()), [cluster.agents]);
  const counts = useMemo(() => countTasks(cluster.tasks.values()), [cluster.tasks]);
  const recent = useMemo(
    () =>
      [...cluster.tasks.values()]
        .sort((a, b) => (changedAt(b) ?? 0) - (changedAt(a) ?? 0))
        .slice(0, 12),
    [cluster.tasks],
  );
  const agents = [...cluster.agents.values()];
  const frameworks = [...cluster.frameworks.values()].filter(f => f.state !== 'completed');
  const active = agents.filter(a => a.state === 'active').length;
  return (
    <>
      <PageHead
        title={facts?.cluster || 'Cluster'}
        state={<Verdict />}
        note={
          facts && (
            <>
              Mesos {facts.version} at {facts.leader}
            </>
          )
        }
      />
      <div className="stack loose">
        <div className="vitals">
          <Vital
            name="Agents"
            href="#/agents"
            value={active}
            note={active === agents.length ? 'active' : `active of ${agents.length}`}
            tone={active < agents.length ? 'warn' : undefined}
          />
          <Vital
            name="Frameworks"
            href="#/frameworks"
            value={frameworks.length}
            note="subscribed"
          />
          <Vital
            name="Running"
            href="#/tasks"
            value={counts.running}
            note={counts.unhealthy > 0 ? `${counts.unhealthy} unhealthy` : 'tasks'}
          />
          <Vital
            name="Starting"
            href="#/tasks"
            value={counts.starting}
            note="staging or starting"
          />
          <Vital
            name="Unreachable"
            href="#/tasks?show=unreachable"
            value={counts.unreachable}
            note="tasks"
            tone={counts.unreachable > 0 ? 'bad' : undefined}
          />
          <Vital
            name="Failed"
            href="#/tasks?show=completed&state=failed"
            value={counts.failed}
            note={`of ${count(counts.completed)} ended`}
            tone={counts.failed > 0 ? 'warn' : undefined}
          />
        </div>
        <Watch />
        <div className="split">
          <div className="stack loose">
            <div className="halves">
              <Panel title="Resources" side={<Legend />}>
                <ResourceBars {...sums} />
              </Panel>
              <Panel title="Agents" side={<a href="#/agents">All {agents.length}</a>}>
                <AgentTiles />
              </Panel>
            </div>
            <Panel title="Newest tasks" flush side={<a href="#/tasks">All tasks</a>}>
              <TaskTable
                label="Newest tasks"
                tasks={recent}
                without={['Role', 'Started']}
                empty="No task was launched yet"
              />
            </Panel>
          </div>
          <div className="stack loose">
            <Panel title="What happens" flush>
              {news.length === 0 ? (
                <Empty title="Quiet so far">Changes appear here the moment they happen.</Empty>
              ) : (
                <div className="feed" role="log" aria-label="Events">
                  {news.map(one => (
                    <div key={one.id}>
                      <time title={stamp(one.at)} className="num">
                        {new Date(one.at).toTimeString().slice(0, 8)}
                      </time>
                      <i className={`dot ${one.tone}`} aria-hidden="true" />
                      <span>
                        {one.href ? (
                          <a href={one.href} style={{ color: 'inherit' }}>
                            {one.text}
                          </a>
                        ) : (
                          one.text
                        )}
                      </span>
                    </div>
                  ))}
                </div>
              )}
            </Panel>
            {facts && (
              <Panel title="Master">
                <Facts
                  of={[
                    ['Leader', <code key="l">{facts.leader}</code>],
                    ['Elected', facts.elected && <Ago at={facts.elected} key="e" />],
                    ['Started', facts.started && <Ago at={facts.started} key="s" />],
                    ['Version', facts.version],
                    ['Built', facts.build],
                    ['Load', load(metrics)],
                  ]}
                />
                <p style={{ marginTop: 12 }}>
                  <a href="#/log">
                    <Icon name="file" size={13} /> Log of this master
                  </a>
                </p>
              </Panel>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function load(metrics: Record<string, number>): string | undefined {
  const one = metrics['system/load_1min'];
  const cpus = metrics['system/cpus_total'];
  if (one === undefined) return undefined;
  return cpus === undefined ? one.toFixed(2) : `${one.toFixed(2)} on ${cpus} CPUs`;
}

function Vital(props: {
  name: string;
  value: number;
  note: string;
  href: string;
  tone?: 'warn' | 'bad' | undefined;
}) {
  return (
    <a className="vital" href={props.href}>
      <span>{props.name}</span>
      <strong className={props.tone}>{count(props.value)}</strong>
      <span>{props.note}</span>
    </a>
  );
}

function useAttention() {
  const { cluster, seen } = useView();
  const now = useNow();
  return useMemo(() => attention(cluster, seen, now), [cluster, seen, Math.floor(now / 5000)]);
}

function Verdict() {
  const { pulse } = useView();
  const found = useAttention();
  if (pulse === 'connecting')
    return (
      <Badge tone="idle" busy>
        Connecting
      </Badge>
    );
  if (pulse === 'lost') return <Badge tone="bad">As it was last</Badge>;
  const bad = found.filter(one => one.tone === 'bad').length;
  if (bad > 0)
    return <Badge tone="bad">{bad === 1 ? 'One thing is wrong' : `${bad} things are wrong`}</Badge>;
  return found.length > 0 ? (
    <Badge tone="warn">Worth a look</Badge>
  ) : (
    <Badge tone="ok">All is well</Badge>
  );
}

function Watch() {
  const found = useAttention();
  if (found.length === 0) return null;
  return (
    <Panel title="Worth a look" flush>
      <ul className="watch">
        {found.slice(0, 8).map(one => (
          <li key={one.title}>
            <i className={`dot ${one.tone}`} aria-hidden="true" />
            <a href={one.href}>{one.title}</a>
            <span className="soft">{one.why}</span>
          </li>
        ))}
      </ul>
      {found.length > 8 && (
        <p className="muted" style={{ padding: '0 14px 10px' }}>
          and {found.length - 8} more
        </p>
      )}
    </Panel>
  );
}

function AgentTiles() {
  const { cluster } = useView();
  const tasks = useMemo(() => activeBy(cluster.tasks.values(), t => t.agent), [cluster.tasks]);
  const agents = [...cluster.agents.values()];
  if (agents.length === 0) {
    return (
      <Empty title="No agent has registered">
        Start one with <code>meso agent --master=…</code>
      </Empty>
    );
  }
  return (
    <div className="tiles">
      {agents.slice(0, 12).map(agent => (
        <a className="tile" key={agent.id} href={agentLink(agent.id)}>
          <span className="row">
            <i className={agent.state === 'active' ? 'dot ok' : 'dot warn'} aria-hidden="true" />
            <strong className="clip">{agentLabel(cluster.agents, agent.id)}</strong>
          </span>
          <KindBar agent={agent} kind="cpus" />
          <KindBar agent={agent} kind="mem" />
          <span className="muted num">
            {agent.state === 'active' ? (
              `${plural(tasks.get(agent.id) ?? 0, 'task')} · ${percent(agent.used.cpus, agent.total.cpus)} CPU`
            ) : (
              <AgentBadge agent={agent} />
            )}
          </span>
        </a>
      ))}
    </div>
  );
}
