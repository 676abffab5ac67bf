/** The master's `/state` as far as the page reads it. */

export interface V0State {
  id?: string;
  version?: string;
  build_date?: string;
  git_sha?: string;
  cluster?: string;
  hostname?: string;
  leader?: string;
  leader_info?: { hostname: string; port: number };
  start_time?: number;
  elected_time?: number;
  slaves?: V0Agent[];
  recovered_slaves?: { id?: string; hostname?: string }[];
  frameworks?: V0Framework[];
  completed_frameworks?: V0Framework[];
}

export interface V0Agent {
  id: string;
  hostname?: string;
  port?: number;
  pid?: string;
  version?: string;
  active?: boolean;
  deactivated?: boolean;
  drain_info?: { state?: string };
  attributes?: Record<string, unknown>;
  resources?: Record<string, unknown>;
  used_resources?: Record<string, unknown>;
  offered_resources?: Record<string, unknown>;
  reserved_resources?: Record<string, Record<string, unknown>>;
  registered_time?: number;
  reregistered_time?: number;
  capabilities?: string[];
}

export interface V0Framework {
  id: string;
  name?: string;
  user?: string;
  hostname?: string;
  webui_url?: string;
  principal?: string;
  role?: string;
  roles?: string[];
  active?: boolean;
  connected?: boolean;
  checkpoint?: boolean;
  failover_timeout?: number;
  registered_time?: number;
  reregistered_time?: number;
  unregistered_time?: number;
  capabilities?: string[];
  used_resources?: Record<string, unknown>;
  offered_resources?: Record<string, unknown>;
  offers?: {
    id: string;
    framework_id?: string;
    slave_id: string;
    allocation_info?: { role?: string };
    resources?: Record<string, unknown>;
  }[];
  tasks?: V0Task[];
  unreachable_tasks?: V0Task[];
  completed_tasks?: V0Task[];
}

export interface V0Task {
  id: string;
  name?: string;
  slave_id?: string;
  executor_id?: string;
  role?: string;
  state: string;
  resources?: Record<string, unknown>;
  statuses?: V0Status[];
  labels?: { key: string; value?: string }[];
  discovery?: { ports?: { ports?: { number: number; name?: string; protocol?: string }[] } };
  container?: {
    docker?: { image?: string };
    mesos?: { image?: { docker?: { name?: string } } };
  };
}

export interface V0Status {
  state: string;
  timestamp?: number;
  healthy?: boolean;
  message?: string;
  reason?: string;
  source?: string;
  container_status?: {
    container_id?: { value?: string };
    network_infos?: { ip_addresses?: { ip_address?: string }[] }[];
  };
}
