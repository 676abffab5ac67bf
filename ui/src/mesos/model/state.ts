import {
  NOTHING,
  taskKey,
  type Agent,
  type AgentState,
  type Cluster,
  type Framework,
  type FrameworkState,
  type MasterFacts,
  type Resources,
  type Status,
  type Task,
  type Whereabouts,
} from './cluster';
import type { V0Agent, V0Framework, V0State, V0Status, V0Task } from './stateWire';

/**
 * Reads the master's `/state` (Mesos 1.x, v0 endpoints): times in seconds, resources as one
 * object per thing. Fields nobody sent are read as nothing, so older masters work as well.
 */
export function readState(state: V0State): { cluster: Cluster; facts: MasterFacts } {
  const cluster: Cluster = {
    agents: new Map(),
    frameworks: new Map(),
    tasks: new Map(),
    recovered: (state.recovered_slaves ?? []).map(agent => agent.hostname ?? agent.id ?? ''),
  };
  for (const slave of state.slaves ?? []) cluster.agents.set(slave.id, readAgent(slave));
  for (const framework of state.completed_frameworks ?? []) readFramework(cluster, framework, true);
  for (const framework of state.frameworks ?? []) readFramework(cluster, framework, false);
  return { cluster, facts: readFacts(state) };
}

function readFacts(state: V0State): MasterFacts {
  const leader = state.leader_info;
  return {
    id: state.id ?? '',
    cluster: state.cluster ?? '',
    version: state.version ?? '',
    hostname: state.hostname ?? '',
    leader: leader ? `${leader.hostname}:${leader.port}` : (state.leader ?? '').replace(/^.*@/, ''),
    build: [state.build_date, state.git_sha?.slice(0, 9)].filter(Boolean).join(' · '),
    ...optional('started', millis(state.start_time)),
    ...optional('elected', millis(state.elected_time)),
  };
}

function readAgent(slave: V0Agent): Agent {
  const address = (slave.pid ?? '').replace(/^.*@/, '');
  return {
    id: slave.id,
    host: slave.hostname ?? '',
    address,
    port: slave.port ?? Number(address.split(':').at(-1) ?? 5051),
    state: agentState(slave.active, slave.deactivated, slave.drain_info?.state),
    attributes: Object.entries(slave.attributes ?? {}).map(([k, v]) => [k, String(v)]),
    total: readResources(slave.resources),
    used: readResources(slave.used_resources),
    offered: readResources(slave.offered_resources),
    reserved: Object.entries(slave.reserved_resources ?? {}).map(([role, r]) => [
      role,
      readResources(r),
    ]),
    registered: millis(slave.registered_time) ?? 0,
    ...optional('reregistered', millis(slave.reregistered_time)),
    version: slave.version ?? '',
    capabilities: slave.capabilities ?? [],
  };
}

export function agentState(active?: boolean, deactivated?: boolean, drain?: string): AgentState {
  if (drain === 'DRAINING') return 'draining';
  if (drain === 'DRAINED') return 'drained';
  if (deactivated) return 'deactivated';
  return active === false ? 'inactive' : 'active';
}

export function frameworkState(
  completed: boolean,
  connected?: boolean,
  active?: boolean,
): FrameworkState {
  if (completed) return 'completed';
  if (connected === false) return 'disconnected';
  return active === false ? 'inactive' : 'active';
}

function readFramework(cluster: Cluster, from: V0Framework, completed: boolean) {
  const framework: Framework = {
    id: from.id,
    name: from.name ?? '',
    user: from.user ?? '',
    host: from.hostname ?? '',
    web: from.webui_url ?? '',
    principal: from.principal ?? '',
    roles: from.roles ?? (from.role === undefined ? [] : [from.role]),
    state: frameworkState(completed, from.connected, from.active),
    checkpoint: from.checkpoint ?? false,
    failoverSeconds: from.failover_timeout ?? 0,
    registered: millis(from.registered_time) ?? 0,
    ...optional('reregistered', millis(from.reregistered_time)),
    ...(completed ? optional('ended', millis(from.unregistered_time)) : {}),
    capabilities: from.capabilities ?? [],
    used: readResources(from.used_resources),
    offered: readResources(from.offered_resources),
    offers: (from.offers ?? []).map(offer => ({
      id: offer.id,
      framework: offer.framework_id ?? from.id,
      agent: offer.slave_id,
      role: offer.allocation_info?.role ?? '*',
      resources: readResources(offer.resources),
    })),
  };
  cluster.frameworks.set(framework.id, framework);
  const lists: [V0Task[] | undefined, Whereabouts][] = [
    [from.completed_tasks, 'completed'],
    [from.unreachable_tasks, 'unreachable'],
    [from.tasks, 'active'],
  ];
  for (const [tasks, where] of lists) {
    for (const task of tasks ?? []) {
      const read = readTask(task, from.id, where);
      cluster.tasks.set(read.key, read);
    }
  }
}

function readTask(task: V0Task, framework: string, where: Whereabouts): Task {
  return {
    key: taskKey(framework, task.id),
    id: task.id,
    name: task.name ?? task.id,
    framework,
    agent: task.slave_id ?? '',
    executor: task.executor_id ?? '',
    role: task.role ?? '*',
    state: task.state,
    where,
    resources: readResources(task.resources),
    statuses: (task.statuses ?? []).map(readStatus),
    labels: (task.labels ?? []).map(label => [label.key, label.value ?? '']),
    ports: readPorts(task.discovery),
    image: task.container?.docker?.image ?? task.container?.mesos?.image?.docker?.name ?? '',
  };
}

export const readPorts = (discovery: V0Task['discovery']) =>
  (discovery?.ports?.ports ?? []).map(port => ({
    number: port.number,
    name: port.name ?? '',
    protocol: port.protocol ?? 'tcp',
  }));

export function readStatus(status: V0Status): Status {
  const container = status.container_status;
  return {
    state: status.state,
    at: millis(status.timestamp) ?? 0,
    ...optional('healthy', status.healthy),
    ...optional('container', container?.container_id?.value),
    ips: (container?.network_infos ?? []).flatMap(network =>
      (network.ip_addresses ?? []).map(address => address.ip_address ?? ''),
    ),
    ...optional('message', status.message),
    ...optional('reason', status.reason),
    ...optional('source', status.source),
  };
}

export function readResources(from: Record<string, unknown> | undefined): Resources {
  if (!from) return NOTHING;
  const scalar = (name: string) => (typeof from[name] === 'number' ? (from[name] as number) : 0);
  return {
    cpus: scalar('cpus'),
    mem: scalar('mem'),
    disk: scalar('disk'),
    gpus: scalar('gpus'),
    ports: typeof from.ports === 'string' ? from.ports : '',
  };
}

export const millis = (seconds: number | undefined) =>
  seconds === undefined ? undefined : Math.round(seconds * 1000);

/** The field when there is a value, no field otherwise. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
