import {
  NOTHING,
  plus,
  taskKey,
  whereIs,
  type Agent,
  type Cluster,
  type Framework,
  type Offer,
  type Resources,
  type Task,
} from './cluster';
import type {
  TaskUpdated,
  V1Agent,
  V1Attribute,
  V1Event,
  V1Framework,
  V1Resource,
  V1State,
  V1Task,
} from './operatorWire';
import { agentState, frameworkState, millis, optional, readPorts, readStatus } from './state';

/** How many ended tasks and frameworks a page keeps that stays open: the newest. */
const KEEP_COMPLETED = 2000;

/** The v1 operator API's snapshot (`get_state` of GET_STATE and SUBSCRIBED) as a cluster. */
export function readSnapshot(state: V1State): Cluster {
  const cluster: Cluster = {
    agents: new Map(),
    frameworks: new Map(),
    tasks: new Map(),
    recovered: (state.get_agents?.recovered_agents ?? []).map(a => a.hostname ?? ''),
  };
  for (const agent of state.get_agents?.agents ?? []) {
    const read = readAgent(agent);
    cluster.agents.set(read.id, read);
  }
  for (const framework of state.get_frameworks?.completed_frameworks ?? []) {
    const read = readFramework(framework, true);
    cluster.frameworks.set(read.id, read);
  }
  for (const framework of state.get_frameworks?.frameworks ?? []) {
    const read = readFramework(framework, false);
    cluster.frameworks.set(read.id, read);
  }
  const tasks = state.get_tasks ?? {};
  for (const task of [
    ...(tasks.completed_tasks ?? []),
    ...(tasks.unreachable_tasks ?? []),
    ...(tasks.tasks ?? []),
  ]) {
    const read = readTask(task);
    cluster.tasks.set(read.key, read);
  }
  return cluster;
}

/**
 * The cluster after these events; the old one is left as it was. What agents and frameworks use
 * follows from their tasks; what is offered, no event tells (see [withOffers]).
 */
export function applyEvents(before: Cluster, events: V1Event[]): Cluster {
  const after: Cluster = {
    agents: new Map(before.agents),
    frameworks: new Map(before.frameworks),
    tasks: new Map(before.tasks),
    recovered: before.recovered,
  };
  for (const event of events) apply(after, event);
  if (after.tasks.size > before.tasks.size) forgetOldTasks(after);
  return after;
}

function apply(cluster: Cluster, event: V1Event): void {
  switch (event.type) {
    case 'TASK_ADDED': {
      const task = readTask(event.task_added.task);
      const known = cluster.tasks.get(task.key);
      if (!known || known.where !== 'active') charge(cluster, task, 1);
      cluster.tasks.set(task.key, task);
      return;
    }
    case 'TASK_UPDATED':
      return updateTask(cluster, event.task_updated);
    case 'FRAMEWORK_ADDED':
      return keepFramework(cluster, event.framework_added.framework);
    case 'FRAMEWORK_UPDATED':
      return keepFramework(cluster, event.framework_updated.framework);
    case 'FRAMEWORK_REMOVED': {
      const id = event.framework_removed.framework_info.id?.value ?? '';
      const known = cluster.frameworks.get(id);
      if (!known) return;
      cluster.frameworks.set(id, {
        ...known,
        state: 'completed',
        offers: [],
        offered: NOTHING,
        used: NOTHING,
        ended: Date.now(),
      });
      return;
    }
    case 'AGENT_ADDED': {
      const agent = readAgent(event.agent_added.agent);
      cluster.agents.set(agent.id, agent);
      cluster.recovered = cluster.recovered.filter(host => host !== agent.host);
      return;
    }
    case 'AGENT_REMOVED':
      cluster.agents.delete(event.agent_removed.agent_id.value);
      return;
    case 'SUBSCRIBED':
    case 'HEARTBEAT':
    case 'UNKNOWN':
      return;
  }
}

function updateTask(cluster: Cluster, update: TaskUpdated): void {
  const key = taskKey(update.framework_id.value, update.status.task_id?.value ?? '');
  const task = cluster.tasks.get(key);
  if (!task) return;
  const state = update.state ?? update.status.state;
  const where = whereIs(state);
  if (task.where === 'active' && where !== 'active') charge(cluster, task, -1);
  if (task.where !== 'active' && where === 'active') charge(cluster, task, 1);
  cluster.tasks.delete(key); // the newest stand last
  cluster.tasks.set(key, {
    ...task,
    state,
    where,
    statuses: [...task.statuses, readStatus(update.status)],
  });
}

/** Adds a task's resources to what its agent and its framework use, or takes them off. */
function charge(cluster: Cluster, task: Task, sign: 1 | -1): void {
  const { cpus, mem, disk, gpus } = task.resources;
  const by: Resources = {
    cpus: sign * cpus,
    mem: sign * mem,
    disk: sign * disk,
    gpus: sign * gpus,
    ports: '',
  };
  const agent = cluster.agents.get(task.agent);
  if (agent) cluster.agents.set(agent.id, { ...agent, used: plus(agent.used, by) });
  const framework = cluster.frameworks.get(task.framework);
  if (framework) {
    cluster.frameworks.set(framework.id, { ...framework, used: plus(framework.used, by) });
  }
}

function keepFramework(cluster: Cluster, from: V1Framework): void {
  const framework = readFramework(from, false);
  const known = cluster.frameworks.get(framework.id);
  if (known && known.state !== 'completed' && framework.offers.length === 0) {
    framework.offers = known.offers;
    framework.offered = known.offered;
  }
  cluster.frameworks.set(framework.id, framework);
}

function forgetOldTasks(cluster: Cluster): void {
  let excess = -KEEP_COMPLETED;
  for (const task of cluster.tasks.values()) if (task.where === 'completed') excess++;
  for (const task of cluster.tasks.values()) {
    if (excess <= 0) return;
    if (task.where !== 'completed') continue;
    cluster.tasks.delete(task.key);
    excess--;
  }
}

/** Takes over what only asking tells: offers, agent states, and exact sums of the master. */
export function withOffers(
  before: Cluster,
  agents: NonNullable<V1State['get_agents']>,
  frameworks: NonNullable<V1State['get_frameworks']>,
): Cluster {
  const after: Cluster = {
    ...before,
    agents: new Map(),
    frameworks: new Map(before.frameworks),
    recovered: (agents.recovered_agents ?? []).map(a => a.hostname ?? ''),
  };
  for (const agent of agents.agents ?? []) {
    const read = readAgent(agent);
    after.agents.set(read.id, read);
  }
  for (const framework of frameworks.frameworks ?? []) {
    const read = readFramework(framework, false);
    after.frameworks.set(read.id, read);
  }
  return after;
}

function readAgent(from: V1Agent): Agent {
  const info = from.agent_info;
  const total = readList(from.total_resources ?? info.resources);
  const address = (from.pid ?? '').replace(/^.*@/, '');
  return {
    id: info.id?.value ?? '',
    host: info.hostname ?? '',
    address,
    port: info.port ?? Number(address.split(':').at(-1) ?? 5051),
    state: agentState(from.active, from.deactivated, from.drain_info?.state),
    attributes: (info.attributes ?? []).map(a => [a.name, attributeText(a)]),
    total,
    used: readList(from.allocated_resources),
    offered: readList(from.offered_resources),
    reserved: byReservation(from.total_resources ?? info.resources ?? []),
    registered: nanos(from.registered_time) ?? 0,
    ...optional('reregistered', nanos(from.reregistered_time)),
    version: from.version ?? '',
    capabilities: (from.capabilities ?? []).map(c => c.type ?? '').filter(Boolean),
  };
}

function readFramework(from: V1Framework, completed: boolean): Framework {
  const info = from.framework_info;
  const id = info.id?.value ?? '';
  return {
    id,
    name: info.name ?? '',
    user: info.user ?? '',
    host: info.hostname ?? '',
    web: info.webui_url ?? '',
    principal: info.principal ?? '',
    roles: info.roles && info.roles.length > 0 ? info.roles : [info.role ?? '*'],
    state: frameworkState(completed, from.connected, from.active),
    checkpoint: info.checkpoint ?? false,
    failoverSeconds: info.failover_timeout ?? 0,
    registered: nanos(from.registered_time) ?? 0,
    ...optional('reregistered', nanos(from.reregistered_time)),
    ...(completed ? optional('ended', nanos(from.unregistered_time)) : {}),
    capabilities: (info.capabilities ?? []).map(c => c.type ?? '').filter(Boolean),
    used: readList(from.allocated_resources),
    offered: readList(from.offered_resources),
    offers: (from.offers ?? []).map(
      (offer): Offer => ({
        id: offer.id.value,
        framework: offer.framework_id?.value ?? id,
        agent: offer.agent_id.value,
        role: offer.allocation_info?.role ?? '*',
        resources: readList(offer.resources),
      }),
    ),
  };
}

function readTask(from: V1Task): Task {
  const framework = from.framework_id.value;
  const state = from.state ?? 'TASK_STAGING';
  return {
    key: taskKey(framework, from.task_id.value),
    id: from.task_id.value,
    name: from.name ?? from.task_id.value,
    framework,
    agent: from.agent_id?.value ?? '',
    executor: from.executor_id?.value ?? '',
    role: from.resources?.[0]?.allocation_info?.role ?? '*',
    state,
    where: whereIs(state),
    resources: readList(from.resources),
    statuses: (from.statuses ?? []).map(readStatus),
    labels: (from.labels?.labels ?? []).map(label => [label.key, label.value ?? '']),
    ports: readPorts(from.discovery),
    image: from.container?.docker?.image ?? from.container?.mesos?.image?.docker?.name ?? '',
  };
}

/** Resources as the API lists them: one entry per name, role and reservation. */
export function readList(list: V1Resource[] | undefined): Resources {
  const sums = { cpus: 0, mem: 0, disk: 0, gpus: 0 };
  const ranges: string[] = [];
  for (const one of list ?? []) {
    if (one.name in sums) sums[one.name as keyof typeof sums] += one.scalar?.value ?? 0;
    if (one.name === 'ports') {
      for (const range of one.ranges?.range ?? []) ranges.push(`${range.begin}-${range.end}`);
    }
  }
  return plus({ ...sums, ports: ranges.length > 0 ? `[${ranges.join(', ')}]` : '' }, NOTHING);
}

function byReservation(list: V1Resource[]): [string, Resources][] {
  const roles = new Map<string, V1Resource[]>();
  for (const one of list) {
    const role = one.reservations?.at(-1)?.role ?? one.role ?? '*';
    if (role !== '*') roles.set(role, [...(roles.get(role) ?? []), one]);
  }
  return [...roles].map(([role, of]) => [role, readList(of)]);
}

function attributeText(of: V1Attribute): string {
  if (of.text) return of.text.value;
  if (of.scalar) return String(of.scalar.value);
  if (of.ranges) return `[${(of.ranges.range ?? []).map(r => `${r.begin}-${r.end}`).join(', ')}]`;
  return `{${(of.set?.item ?? []).join(', ')}}`;
}

const nanos = (time: { nanoseconds?: number } | undefined) =>
  millis(time?.nanoseconds === undefined ? undefined : time.nanoseconds / 1e9);
