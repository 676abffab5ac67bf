import { plural } from '../../wire/format';
import type { App, AppTask, Deployment } from './api';

/**
 * What a deployment still waits for, as far as this app is concerned, in sentences. None when its
 * instances only have to be counted, or wait for offers, which is told elsewhere.
 */
export function holdUps(app: App, deployment: Deployment): string[] {
  const now = deployment.steps[deployment.currentStep - 1]?.actions ?? [];
  if (!now.some(action => action.app === app.id)) return [turn(app, deployment)];
  const tasks = app.tasks ?? [];
  const wanted = app.versionInfo?.lastConfigChangeAt ?? '';
  const old = tasks.filter(task => (task.version ?? wanted) < wanted);
  const fresh = tasks.filter(task => !old.includes(task));
  const running = fresh.filter(task => task.state === 'TASK_RUNNING');
  const checks = app.healthChecks?.length ?? 0;
  const sick = running.filter(task => results(task).some(result => !result.alive));
  const unchecked = running.filter(task => !sick.includes(task) && results(task).length < checks);
  const unready = deployment.currentActions
    .filter(action => action.app === app.id)
    .flatMap(action => action.readinessCheckResults ?? [])
    .filter(check => !check.ready);
  return [
    ...states(fresh),
    ...(sick.length > 0
      ? [`${plural(sick.length, 'instance')} failing health checks${cause(sick)}.`]
      : []),
    ...(unchecked.length > 0
      ? [`${plural(unchecked.length, 'instance')} running, whose health is not known yet.`]
      : []),
    ...(unready.length > 0
      ? [`${plural(unready.length, 'readiness check')} not passed: ${names(unready)}.`]
      : []),
    ...(old.length > 0 ? [`${plural(old.length, 'instance')} of older versions not ended.`] : []),
  ];
}

function turn(app: App, deployment: Deployment): string {
  const now = deployment.steps[deployment.currentStep - 1]?.actions ?? [];
  const before = now.map(action => action.app ?? action.pod).join(', ');
  const comes = deployment.steps
    .slice(deployment.currentStep)
    .some(step => step.actions.some(action => action.app === app.id));
  return comes
    ? `Its turn comes after ${before}.`
    : `Its own part is done; now it is for ${before}.`;
}

const results = (task: AppTask) => task.healthCheckResults ?? [];

function cause(sick: AppTask[]): string {
  const why = sick
    .flatMap(results)
    .map(result => (result.alive ? undefined : result.lastFailureCause))
    .find(text => text !== undefined && text !== '');
  return why === undefined ? '' : `: ${why}`;
}

function states(tasks: AppTask[]): string[] {
  const counts = new Map<string, number>();
  for (const { state } of tasks)
    if (state !== 'TASK_RUNNING') counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(
    ([state, n]) => `${plural(n, 'instance')} ${state.replace('TASK_', '').toLowerCase()}.`,
  );
}

const names = (checks: { name: string }[]) => [...new Set(checks.map(c => c.name))].join(', ');
