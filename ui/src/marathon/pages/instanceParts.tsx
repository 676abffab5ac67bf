import { Badge, type Tone } from '../../design';
import type { App, AppTask, Port } from '../model/api';

const TONES: Record<string, Tone> = {
  TASK_RUNNING: 'ok',
  TASK_STAGING: 'info',
  TASK_STARTING: 'info',
  TASK_KILLING: 'warn',
  TASK_UNREACHABLE: 'warn',
  TASK_FINISHED: 'idle',
  TASK_KILLED: 'idle',
};

export const word = (state: string) => {
  const text = state.replace('TASK_', '').replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const StateBadge = ({ task }: { task: AppTask }) => (
  <Badge tone={TONES[task.state] ?? 'bad'} busy={/STAGING|STARTING|KILLING/.test(task.state)}>
    {task.slaveId || task.state !== 'TASK_STAGING' ? word(task.state) : 'Not placed'}
  </Badge>
);

/** All checks passed, one failed, or nobody knows yet. */
export function healthWord(
  app: App,
  task: AppTask,
): 'healthy' | 'unhealthy' | 'unknown' | 'unchecked' {
  const checks = app.healthChecks ?? [];
  const results = task.healthCheckResults ?? [];
  if (checks.length === 0) return 'unchecked';
  if (results.some(result => !result.alive)) return 'unhealthy';
  return results.length >= checks.length ? 'healthy' : 'unknown';
}

export function HealthBadge({ app, task }: { app: App; task: AppTask }) {
  const health = healthWord(app, task);
  if (health === 'unchecked') return <span className="muted">no check</span>;
  const tone = health === 'healthy' ? 'ok' : health === 'unhealthy' ? 'bad' : 'idle';
  const cause = task.healthCheckResults?.find(r => !r.alive)?.lastFailureCause;
  return (
    <span title={cause}>
      <Badge tone={tone}>{health.charAt(0).toUpperCase() + health.slice(1)}</Badge>
    </span>
  );
}

/** `host:port` for each port the instance has, as links to try. */
export function Endpoints({ app, task }: { app: App; task: AppTask }) {
  const ports = task.ports ?? [];
  if (ports.length === 0) return <span className="muted">{task.host ?? '–'}</span>;
  const names: Port[] = app.portDefinitions ?? app.container?.portMappings ?? [];
  return (
    <span className="row clip">
      {ports.slice(0, 3).map((port, n) => (
        <a
          key={port}
          className="plain"
          href={`http://${task.host}:${port}/`}
          target="_blank"
          rel="noreferrer"
          title={names[n]?.name ? `port ${names[n].name}` : 'Open'}
        >
          {n === 0 ? `${task.host}:${port}` : `:${port}`}
        </a>
      ))}
      {ports.length > 3 && <span className="muted">+{ports.length - 3}</span>}
    </span>
  );
}

/** What tells the instances of one app apart: the start of the uuid, and which try it is. */
export const idTail = (id: string) => {
  const uuid = /instance-([0-9a-f-]{36})(?:\._app)?\.?(\d*)/.exec(id);
  return uuid ? `${uuid[1]!.slice(0, 8)}${uuid[2] ? ` #${uuid[2]}` : ''}` : id.slice(-14);
};

/** Runs the present configuration: only scaled since, or the very version. */
export function isCurrent(app: App, task: AppTask): boolean {
  const since = app.versionInfo?.lastConfigChangeAt ?? app.version;
  return task.version === undefined || since === undefined || task.version >= since;
}

export const time = (text: string | undefined) =>
  text === undefined ? undefined : Date.parse(text);
