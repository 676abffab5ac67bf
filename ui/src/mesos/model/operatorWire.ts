import type { V0Status } from './stateWire';

/** The v1 operator API of a master as far as the page reads it. */

interface Value {
  value: string;
}

export interface V1Resource {
  name: string;
  scalar?: { value: number };
  ranges?: { range?: { begin: number; end: number }[] };
  role?: string;
  reservations?: { role?: string }[];
  allocation_info?: { role?: string };
}

export interface V1Attribute {
  name: string;
  text?: { value: string };
  scalar?: { value: number };
  ranges?: { range?: { begin: number; end: number }[] };
  set?: { item?: string[] };
}

export interface V1Agent {
  agent_info: {
    id?: Value;
    hostname?: string;
    port?: number;
    resources?: V1Resource[];
    attributes?: V1Attribute[];
  };
  active?: boolean;
  deactivated?: boolean;
  drain_info?: { state?: string };
  version?: string;
  pid?: string;
  registered_time?: { nanoseconds?: number };
  reregistered_time?: { nanoseconds?: number };
  total_resources?: V1Resource[];
  allocated_resources?: V1Resource[];
  offered_resources?: V1Resource[];
  capabilities?: { type?: string }[];
}

export interface V1Framework {
  framework_info: {
    id?: Value;
    name?: string;
    user?: string;
    hostname?: string;
    webui_url?: string;
    principal?: string;
    role?: string;
    roles?: string[];
    checkpoint?: boolean;
    failover_timeout?: number;
    capabilities?: { type?: string }[];
  };
  active?: boolean;
  connected?: boolean;
  registered_time?: { nanoseconds?: number };
  reregistered_time?: { nanoseconds?: number };
  unregistered_time?: { nanoseconds?: number };
  allocated_resources?: V1Resource[];
  offered_resources?: V1Resource[];
  offers?: {
    id: Value;
    framework_id?: Value;
    agent_id: Value;
    allocation_info?: { role?: string };
    resources?: V1Resource[];
  }[];
}

export interface V1Task {
  name?: string;
  task_id: Value;
  framework_id: Value;
  agent_id?: Value;
  executor_id?: Value;
  state?: string;
  resources?: V1Resource[];
  statuses?: V1Status[];
  labels?: { labels?: { key: string; value?: string }[] };
  discovery?: { ports?: { ports?: { number: number; name?: string; protocol?: string }[] } };
  container?: {
    docker?: { image?: string };
    mesos?: { image?: { docker?: { name?: string } } };
  };
}

export type V1Status = V0Status & { task_id?: Value };

export interface TaskUpdated {
  framework_id: Value;
  status: V1Status;
  state?: string;
}

export interface V1State {
  get_tasks?: { tasks?: V1Task[]; unreachable_tasks?: V1Task[]; completed_tasks?: V1Task[] };
  get_frameworks?: { frameworks?: V1Framework[]; completed_frameworks?: V1Framework[] };
  get_agents?: { agents?: V1Agent[]; recovered_agents?: { hostname?: string }[] };
}

export type V1Event =
  | { type: 'SUBSCRIBED'; subscribed: { get_state: V1State; heartbeat_interval_seconds?: number } }
  | { type: 'HEARTBEAT' }
  | { type: 'UNKNOWN' }
  | { type: 'TASK_ADDED'; task_added: { task: V1Task } }
  | { type: 'TASK_UPDATED'; task_updated: TaskUpdated }
  | { type: 'FRAMEWORK_ADDED'; framework_added: { framework: V1Framework } }
  | { type: 'FRAMEWORK_UPDATED'; framework_updated: { framework: V1Framework } }
  | {
      type: 'FRAMEWORK_REMOVED';
      framework_removed: { framework_info: V1Framework['framework_info'] };
    }
  | { type: 'AGENT_ADDED'; agent_added: { agent: V1Agent } }
  | { type: 'AGENT_REMOVED'; agent_removed: { agent_id: Value } };
