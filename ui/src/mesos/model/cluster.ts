/** What the Mesos page knows: the same whether it came by stream (operator API) or by /state. */

export interface Resources {
  cpus: number;
  mem: number;
  disk: number;
  gpus: number;
  /** As Mesos writes ranges, `[31000-31999]`; empty when none. */
  ports: string;
}

export const NOTHING: Resources = { cpus: 0, mem: 0, disk: 0, gpus: 0, ports: '' };

export type AgentState = 'active' | 'inactive' | 'deactivated' | 'draining' | 'drained';

export interface Agent {
  id: string;
  host: string;
  /** `host:port` as the agent itself names it. */
  address: string;
  port: number;
  state: AgentState;
  attributes: [string, string][];
  total: Resources;
  used: Resources;
  offered: Resources;
  reserved: [string, Resources][];
  registered: number;
  reregistered?: number;
  version: string;
  capabilities: string[];
}

export interface Offer {
  id: string;
  framework: string;
  agent: string;
  role: string;
  resources: Resources;
}

export type FrameworkState = 'active' | 'inactive' | 'disconnected' | 'completed';

export interface Framework {
  id: string;
  name: string;
  user: string;
  host: string;
  web: string;
  principal: string;
  roles: string[];
  state: FrameworkState;
  checkpoint: boolean;
  failoverSeconds: number;
  registered: number;
  reregistered?: number;
  ended?: number;
  capabilities: string[];
  used: Resources;
  offered: Resources;
  offers: Offer[];
}

export interface Status {
  state: string;
  at: number;
  healthy?: boolean;
  container?: string;
  ips: string[];
  /** Only the stream tells these. */
  message?: string;
  reason?: string;
  source?: string;
}

export type Whereabouts = 'active' | 'unreachable' | 'completed';

export interface Task {
  key: string;
  id: string;
  name: string;
  framework: string;
  agent: string;
  /** Empty for command tasks: their executor carries the task's id. */
  executor: string;
  role: string;
  state: string;
  where: Whereabouts;
  resources: Resources;
  statuses: Status[];
  labels: [string, string][];
  ports: { number: number; name: string; protocol: string }[];
  image: string;
}

export interface Cluster {
  agents: Map<string, Agent>;
  frameworks: Map<string, Framework>;
  tasks: Map<string, Task>;
  /** Agents that the master remembers but has not heard again since it took over. */
  recovered: string[];
}

export const EMPTY: Cluster = {
  agents: new Map(),
  frameworks: new Map(),
  tasks: new Map(),
  recovered: [],
};

export interface MasterFacts {
  id: string;
  cluster: string;
  version: string;
  hostname: string;
  leader: string;
  build: string;
  started?: number;
  elected?: number;
}

export const TERMINAL = new Set([
  'TASK_FINISHED',
  'TASK_FAILED',
  'TASK_KILLED',
  'TASK_ERROR',
  'TASK_LOST',
  'TASK_DROPPED',
  'TASK_GONE',
  'TASK_GONE_BY_OPERATOR',
]);

export const taskKey = (framework: string, id: string) => `${framework}/${id}`;

export const whereIs = (state: string): Whereabouts =>
  TERMINAL.has(state) ? 'completed' : state === 'TASK_UNREACHABLE' ? 'unreachable' : 'active';

/** Scalars are thousandths in Mesos; sums are kept free of binary dust. */
const add = (a: number, b: number) => Math.round((a + b) * 1000) / 1000;

export function plus(a: Resources, b: Resources): Resources {
  return {
    cpus: add(a.cpus, b.cpus),
    mem: add(a.mem, b.mem),
    disk: add(a.disk, b.disk),
    gpus: add(a.gpus, b.gpus),
    ports: a.ports && b.ports ? `${a.ports.slice(0, -1)}, ${b.ports.slice(1)}` : a.ports || b.ports,
  };
}

export const sum = (all: Iterable<Resources>) => {
  let total = NOTHING;
  for (const one of all) total = plus(total, one);
  return total;
};

const crowded = new WeakMap<Cluster['agents'], Map<string, number>>();

/** What people call an agent: its host, with the port where several share one. */
export function agentLabel(agents: Cluster['agents'], id: string): string | undefined {
  const agent = agents.get(id);
  if (!agent) return undefined;
  let hosts = crowded.get(agents);
  if (!hosts) {
    hosts = new Map();
    for (const one of agents.values()) hosts.set(one.host, (hosts.get(one.host) ?? 0) + 1);
    crowded.set(agents, hosts);
  }
  return hosts.get(agent.host) === 1 ? agent.host : `${agent.host}:${agent.port}`;
}

/** When its newest status was made; ms. */
export const changedAt = (task: Task) => task.statuses.at(-1)?.at;

export const startedAt = (task: Task) =>
  task.statuses.find(status => status.state === 'TASK_RUNNING')?.at;

export const endedAt = (task: Task) =>
  task.where === 'completed' ? task.statuses.find(s => TERMINAL.has(s.state))?.at : undefined;

export const healthy = (task: Task) =>
  task.where === 'active' ? task.statuses.at(-1)?.healthy : undefined;

export const containerOf = (task: Task) =>
  task.statuses.findLast(status => status.container !== undefined)?.container;
