import { ActionDialog, Badge, openWindow, UsageBar, type Action, type Tone } from '../../design';
import { megabytes, scalar, shortId } from '../../wire/format';
import { link } from '../../wire/route';
import { useStore } from '../../wire/store';
import {
  agentLabel,
  healthy,
  type Agent,
  type Framework,
  type Resources,
  type Task,
} from '../model/cluster';
import { refreshSoon, view } from '../model/live';
import { taskTone } from '../model/news';

export const useView = () => useStore(view);
/** Asks before it acts. */
export const ask = (action: Action) =>
  openWindow(<ActionDialog action={action} after={refreshSoon} />);

export const useCluster = () => useStore(view, v => v.cluster);

export const agentLink = (id: string) => link(['agents', id]);
export const frameworkLink = (id: string) => link(['frameworks', id]);
export const taskLink = (task: Pick<Task, 'framework' | 'id'>) =>
  link(['tasks', task.framework, task.id]);

/** Where a browser reaches the agent: by the name it advertises, on its own port. */
export const agentOrigin = (agent: Agent) =>
  `${location.protocol}//${agent.host.includes(':') ? `[${agent.host}]` : agent.host}:${agent.port}`;

export const stateWord = (state: string) => {
  const word = state
    .replace(/^TASK_/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
};

export function TaskState({ task }: { task: Task }) {
  const sick = healthy(task) === false;
  const busy =
    task.state === 'TASK_STAGING' ||
    task.state === 'TASK_STARTING' ||
    task.state === 'TASK_KILLING';
  return (
    <Badge tone={sick ? 'bad' : taskTone(task.state)} busy={busy}>
      {stateWord(task.state)}
      {sick ? ', unhealthy' : ''}
    </Badge>
  );
}

const AGENT_TONES: Record<Agent['state'], Tone> = {
  active: 'ok',
  inactive: 'bad',
  deactivated: 'warn',
  draining: 'warn',
  drained: 'idle',
};

export const AgentBadge = ({ agent }: { agent: Agent }) => (
  <Badge tone={AGENT_TONES[agent.state]} busy={agent.state === 'draining'}>
    {agent.state.charAt(0).toUpperCase() + agent.state.slice(1)}
  </Badge>
);

const FRAMEWORK_TONES: Record<Framework['state'], Tone> = {
  active: 'ok',
  inactive: 'warn',
  disconnected: 'bad',
  completed: 'idle',
};

export const FrameworkBadge = ({ framework }: { framework: Framework }) => (
  <Badge tone={FRAMEWORK_TONES[framework.state]}>
    {framework.state.charAt(0).toUpperCase() + framework.state.slice(1)}
  </Badge>
);

export const Legend = () => (
  <div className="legend" aria-hidden="true">
    <span>
      <i className="used" /> used
    </span>
    <span>
      <i className="offered" /> offered
    </span>
    <span>
      <i className="free" /> free
    </span>
  </div>
);

const KINDS = [
  ['cpus', 'CPU', scalar],
  ['mem', 'Memory', megabytes],
  ['disk', 'Disk', megabytes],
  ['gpus', 'GPU', scalar],
] as const;

/** Bars of all kinds of resources, in words beside: `0.5 of 4 used, 3.5 offered`. */
export function ResourceBars(props: { total: Resources; used: Resources; offered: Resources }) {
  const { total, used, offered } = props;
  return (
    <div className="resources">
      {KINDS.filter(([kind]) => kind !== 'gpus' || total.gpus > 0).map(([kind, name, show]) => (
        <div className="resource" key={kind}>
          <div className="row spread">
            <strong>{name}</strong>
            <span className="num">
              {show(used[kind])} used
              {offered[kind] > 0 && <> · {show(offered[kind])} offered</>} · {show(total[kind])} in
              all
            </span>
          </div>
          <UsageBar
            thick
            name={name}
            used={used[kind]}
            offered={offered[kind]}
            total={total[kind]}
            show={show}
          />
        </div>
      ))}
    </div>
  );
}

export function KindBar({ agent, kind }: { agent: Agent; kind: 'cpus' | 'mem' | 'disk' }) {
  const [, name, show] = KINDS.find(([k]) => k === kind)!;
  return (
    <UsageBar
      name={name}
      used={agent.used[kind]}
      offered={agent.offered[kind]}
      total={agent.total[kind]}
      show={show}
    />
  );
}

export function AgentName({ id }: { id: string }) {
  const label = useStore(view, v => agentLabel(v.cluster.agents, id));
  if (id === '') return <span className="muted">–</span>;
  if (label === undefined) {
    return (
      <span className="muted" title={`${id}: no longer here`}>
        {shortId(id)}
      </span>
    );
  }
  return (
    <a className="plain clip" href={agentLink(id)} title={id}>
      {label}
    </a>
  );
}

export function FrameworkName({ id }: { id: string }) {
  const framework = useStore(view, v => v.cluster.frameworks.get(id));
  return (
    <a className="plain clip" href={frameworkLink(id)} title={id}>
      {framework?.name || shortId(id)}
    </a>
  );
}

/** `0.5 CPU · 64 MB`, what is zero left out. */
export function brief(r: Resources): string {
  const parts = [
    r.cpus > 0 ? `${scalar(r.cpus)} CPU` : '',
    r.mem > 0 ? megabytes(r.mem) : '',
    r.disk > 0 ? `${megabytes(r.disk)} disk` : '',
    r.gpus > 0 ? `${scalar(r.gpus)} GPU` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : 'nothing';
}
