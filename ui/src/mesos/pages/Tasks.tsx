import { useMemo } from 'react';
import { Callout, Choices, Empty, Facts, Id, PageHead, Pairs, Panel, Search } from '../../design';
import { Ago } from '../../design/parts';
import { Sandbox } from '../../sandbox/Sandbox';
import { UsagePanel } from '../../sandbox/UsagePanel';
import { useSandbox } from '../../sandbox/useSandbox';
import { duration, shortId, stamp } from '../../wire/format';
import { link, setQuery, useRoute } from '../../wire/route';
import { containerOf, endedAt, healthy, startedAt, taskKey, type Task } from '../model/cluster';
import { taskTone } from '../model/news';
import {
  AgentName,
  agentOrigin,
  brief,
  FrameworkName,
  stateWord,
  TaskState,
  useCluster,
} from './shared';
import { TaskTable } from './TaskTable';

export function Tasks() {
  const cluster = useCluster();
  const { query } = useRoute();
  const wanted = query.get('find') ?? '';
  const show = query.get('show') ?? 'active';
  const state = query.get('state') ?? '';
  const health = query.get('health') ?? '';
  const all = useMemo(() => [...cluster.tasks.values()], [cluster.tasks]);
  const here = useMemo(() => all.filter(t => show === 'all' || t.where === show), [all, show]);
  const states = useMemo(() => {
    const found = new Map<string, number>();
    for (const task of here) found.set(task.state, (found.get(task.state) ?? 0) + 1);
    return [...found].sort((a, b) => b[1] - a[1]);
  }, [here]);
  const rows = useMemo(() => {
    const lower = wanted.toLowerCase();
    return here.filter(
      task =>
        (state === '' || task.state === `TASK_${state.toUpperCase()}`) &&
        (health === '' || healthy(task) === (health === 'healthy')) &&
        (lower === '' ||
          textOf(
            task,
            cluster.frameworks.get(task.framework)?.name,
            cluster.agents.get(task.agent)?.host,
          ).includes(lower)),
    );
  }, [here, wanted, state, health, cluster.frameworks, cluster.agents]);
  const count = (where: string) => all.filter(t => t.where === where).length;
  return (
    <>
      <PageHead
        title="Tasks"
        note={rows.length === here.length ? undefined : `${rows.length} of ${here.length}`}
      />
      <div className="toolbar">
        <Search value={wanted} change={find => setQuery({ find })} hint="Id, name, agent, label…" />
        <Choices
          label="Which"
          at={show}
          of={[
            { value: 'active', name: 'Active', count: count('active') },
            { value: 'unreachable', name: 'Unreachable', count: count('unreachable') },
            { value: 'completed', name: 'Completed', count: count('completed') },
            { value: 'all', name: 'All', count: all.length },
          ]}
          choose={value =>
            setQuery({ show: value === 'active' ? undefined : value, state: undefined })
          }
        />
        {(states.length > 1 || state !== '') && (
          <Choices
            label="State"
            at={state}
            of={[
              { value: '', name: 'Any state' },
              ...states.map(([name, n]) => ({
                value: name.replace('TASK_', '').toLowerCase(),
                name: stateWord(name),
                count: n,
                tone: taskTone(name),
              })),
            ]}
            choose={value => setQuery({ state: value })}
          />
        )}
        {health !== '' && (
          <button type="button" className="button" onClick={() => setQuery({ health: undefined })}>
            {health} only ×
          </button>
        )}
      </div>
      <Panel flush>
        <TaskTable
          label="Tasks"
          tasks={rows}
          empty={
            wanted || state || health
              ? 'No task is like that'
              : `No ${show === 'all' ? '' : show} tasks`
          }
        />
      </Panel>
    </>
  );
}

const textOf = (task: Task, framework = '', host = '') =>
  `${task.id} ${task.name} ${framework} ${host} ${task.role} ${task.labels.flat().join(' ')}`.toLowerCase();

export function TaskPage({ framework, id }: { framework: string; id: string }) {
  const cluster = useCluster();
  const { query } = useRoute();
  const task = cluster.tasks.get(taskKey(framework, id));
  const trail = [
    { name: 'Tasks', href: '#/tasks' },
    {
      name: cluster.frameworks.get(framework)?.name || shortId(framework),
      href: link(['frameworks', framework]),
    },
  ];
  if (!task) {
    return (
      <>
        <PageHead trail={trail} title={id} />
        <Panel>
          <Empty title="The master does not know this task">
            It has not been launched yet, or ended so long ago that it was forgotten.
          </Empty>
        </Panel>
      </>
    );
  }
  const started = startedAt(task);
  const ended = endedAt(task);
  const last = task.statuses.at(-1);
  const ips = [...new Set(last?.ips ?? [])];
  const sick = healthy(task);
  return (
    <>
      <PageHead
        trail={trail}
        title={task.name}
        state={<TaskState task={task} />}
        note={<Id of={task.id} short={shortId(task.id)} />}
      />
      <div className="split">
        <TaskSandbox task={task} at={query.get('file') ?? ''} />
        <div className="stack loose">
          <Panel title="What became of it">
            {task.statuses.length === 0 ? (
              <p className="soft">Accepted by the master; its agent has not reported yet.</p>
            ) : (
              <ul className="timeline">
                {task.statuses.map((status, n) => (
                  <li key={n}>
                    <i className={`dot ${taskTone(status.state)}`} aria-hidden="true" />
                    <span>
                      {stateWord(status.state)}
                      {status.healthy === false ? ', unhealthy' : status.healthy ? ', healthy' : ''}
                    </span>
                    <span className="muted num" title={stamp(status.at)}>
                      <Ago at={status.at} />
                    </span>
                    {(status.message || status.reason) && (
                      <span className="soft" style={{ gridColumn: '2 / -1' }}>
                        {status.message || status.reason}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <TaskUsage task={task} />
          <Panel title="About">
            <Facts
              of={[
                ['Agent', <AgentName key="a" id={task.agent} />],
                ['Framework', <FrameworkName key="f" id={task.framework} />],
                ['Role', task.role],
                ['Resources', brief(task.resources)],
                ['Ports', task.resources.ports],
                [
                  'Ran for',
                  started !== undefined && ended !== undefined && duration(ended - started),
                ],
                ['Health', sick === undefined ? undefined : sick ? 'healthy' : 'unhealthy'],
                ['Address', ips.join(', ')],
                ['Image', task.image && <code key="i">{task.image}</code>],
                [
                  'Announces',
                  task.ports.map(p => `${p.name || 'port'} ${p.number}/${p.protocol}`).join(', '),
                ],
                ['Container', containerOf(task) && <Id key="c" of={containerOf(task)!} />],
                [
                  'Labels',
                  task.labels.length > 0 && (
                    <span key="l" className="row wrap">
                      <Pairs of={task.labels} limit={50} />
                    </span>
                  ),
                ],
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}

function TaskUsage({ task }: { task: Task }) {
  const agent = useCluster().agents.get(task.agent);
  if (!agent || task.where !== 'active') return null;
  return (
    <UsagePanel
      origin={agentOrigin(agent)}
      framework={task.framework}
      executor={task.executor || task.id}
    />
  );
}

function TaskSandbox({ task, at }: { task: Task; at: string }) {
  const agent = useCluster().agents.get(task.agent);
  const origin = agent && agentOrigin(agent);
  const { root, trouble } = useSandbox(
    origin,
    task.framework,
    task.id,
    task.executor,
    containerOf(task),
  );
  if (origin === undefined) {
    return (
      <Callout tone="warn" title="Its sandbox cannot be read">
        <span className="soft">
          The agent that ran it is not registered. The files are on that machine.
        </span>
      </Callout>
    );
  }
  if (trouble !== '') {
    return (
      <Callout tone="bad" title="Its sandbox cannot be read">
        <span className="soft">{trouble}</span>
      </Callout>
    );
  }
  if (root === null) {
    return (
      <Panel>
        <Empty title="Looking for the sandbox…" />
      </Panel>
    );
  }
  return (
    <Sandbox
      origin={origin}
      root={root}
      at={at}
      go={file => setQuery({ file: file === 'stdout' ? undefined : file })}
    />
  );
}
