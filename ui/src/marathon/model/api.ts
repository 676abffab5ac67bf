/** Marathon's v2 API as far as the page reads it (shapes of 1.5 to 1.11). */

export interface App {
  id: string;
  cmd?: string;
  args?: string[];
  cpus: number;
  mem: number;
  disk: number;
  gpus?: number;
  instances: number;
  role?: string;
  env?: Record<string, unknown>;
  labels?: Record<string, string>;
  constraints?: string[][];
  healthChecks?: HealthCheck[];
  container?: { type?: string; docker?: { image?: string }; portMappings?: Port[] };
  portDefinitions?: Port[];
  networks?: { mode?: string; name?: string }[];
  acceptedResourceRoles?: string[];
  backoffSeconds?: number;
  backoffFactor?: number;
  maxLaunchDelaySeconds?: number;
  version?: string;
  versionInfo?: { lastScalingAt?: string; lastConfigChangeAt?: string };
  tasksStaged?: number;
  tasksRunning?: number;
  tasksHealthy?: number;
  tasksUnhealthy?: number;
  deployments?: { id: string }[];
  tasks?: AppTask[];
  lastTaskFailure?: TaskFailure;
  taskStats?: TaskStats;
  tasksStats?: TaskStats;
}

export interface Port {
  port?: number;
  containerPort?: number;
  hostPort?: number;
  servicePort?: number;
  protocol?: string;
  name?: string;
}

export interface HealthCheck {
  protocol?: string;
  path?: string;
  command?: { value: string };
  portIndex?: number;
  port?: number;
  gracePeriodSeconds?: number;
  intervalSeconds?: number;
  timeoutSeconds?: number;
  maxConsecutiveFailures?: number;
}

export interface HealthResult {
  alive: boolean;
  consecutiveFailures?: number;
  firstSuccess?: string;
  lastSuccess?: string;
  lastFailure?: string;
  lastFailureCause?: string;
}

export interface AppTask {
  appId: string;
  id: string;
  host?: string;
  slaveId?: string;
  state: string;
  stagedAt?: string;
  startedAt?: string;
  version?: string;
  ports?: number[];
  ipAddresses?: { ipAddress: string; protocol?: string }[];
  healthCheckResults?: HealthResult[];
  role?: string;
}

export interface TaskFailure {
  appId: string;
  host?: string;
  message?: string;
  state: string;
  taskId: string;
  slaveId?: string;
  timestamp: string;
  version?: string;
}

export type TaskStats = Record<
  string,
  {
    stats: {
      counts: { staged: number; running: number; healthy: number; unhealthy: number };
      lifeTime?: { averageSeconds: number; medianSeconds: number };
    };
  }
>;

export interface Group {
  id: string;
  apps?: App[];
  groups?: Group[];
}

export interface Reject {
  reason: string;
  declined: number;
  processed: number;
}

export interface QueueItem {
  app?: App;
  count: number;
  since: string;
  delay: { timeLeftSeconds: number; overdue: boolean };
  processedOffersSummary?: {
    processedOffersCount: number;
    unusedOffersCount: number;
    lastUnusedOfferAt?: string;
    lastUsedOfferAt?: string;
    rejectSummaryLastOffers?: Reject[];
    rejectSummaryLaunchAttempt?: Reject[];
  };
  lastUnusedOffers?: UnusedOffer[];
}

export interface UnusedOffer {
  offer: {
    id: string;
    hostname: string;
    agentId: string;
    resources?: { name: string; role?: string; scalar?: number; ranges?: unknown[] }[];
    attributes?: { name: string; text?: string; scalar?: number }[];
  };
  reason: string[];
  timestamp: string;
}

export interface Deployment {
  id: string;
  version: string;
  affectedApps: string[];
  steps: { actions: { action: string; app?: string; pod?: string }[] }[];
  currentActions: {
    action: string;
    app?: string;
    pod?: string;
    readinessCheckResults?: { name: string; taskId: string; ready: boolean }[];
  }[];
  currentStep: number;
  totalSteps: number;
}

export interface Info {
  name: string;
  version: string;
  leader?: string;
  elected?: boolean;
  frameworkId?: string;
  marathon_config?: { mesos_leader_ui_url?: string; master?: string; features?: string[] };
}

/** The page lies at `/ui/`, the API beside it. */
export const V2 = '../v2';

/** `/shop/web` as a piece of an address. */
export const pathOf = (id: string) => id.split('/').map(encodeURIComponent).join('/');

export const appUrl = (id: string) => `${V2}/apps${pathOf(id)}`;

export const groupUrl = (id: string) => `${V2}/groups${id === '/' ? '' : pathOf(id)}`;

export const parentOf = (id: string) => id.slice(0, Math.max(1, id.lastIndexOf('/')));

export const nameOf = (id: string) => id.slice(id.lastIndexOf('/') + 1) || '/';

/** Whether `id` lies somewhere below the group. */
export const isBelow = (id: string, group: string) => group === '/' || id.startsWith(`${group}/`);
