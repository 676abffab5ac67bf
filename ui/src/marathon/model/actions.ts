import type { Action } from '../../design/Ask';
import { plural } from '../../wire/format';
import { appUrl, groupUrl, pathOf, V2, type App } from './api';

const forced = (url: string, force: boolean) =>
  force ? `${url}${url.includes('?') ? '&' : '?'}force=true` : url;

export const scale = (app: App, instances: number): Action => ({
  title: `Scale ${app.id}`,
  text: scaleText(app, instances),
  verb: instances === 0 ? 'Suspend' : 'Scale',
  done: instances === 0 ? `${app.id} is being suspended` : `${app.id} is scaled to ${instances}`,
  call: force => ({ method: 'PUT', url: forced(appUrl(app.id), force), body: { instances } }),
});

function scaleText(app: App, instances: number): string {
  const more = instances - app.instances;
  if (more === 0) return `It has ${plural(app.instances, 'instance')} already.`;
  if (instances === 0) return 'All instances are stopped; the definition stays.';
  return more > 0
    ? `${plural(more, 'instance')} more, ${app.cpus * more} CPU and ${app.mem * more} MB in all.`
    : `${plural(-more, 'instance')} will be stopped.`;
}

export const suspend = (app: App): Action => ({ ...scale(app, 0), title: `Suspend ${app.id}?` });

export const restart = (app: App): Action => ({
  title: `Restart ${app.id}?`,
  text: 'Every instance is replaced by a new one, as its upgrade strategy allows; nothing else changes.',
  verb: 'Restart',
  done: `${app.id} restarts`,
  call: force => ({ method: 'POST', url: forced(`${appUrl(app.id)}/restart`, force) }),
});

export const destroy = (app: App): Action => ({
  title: `Destroy ${app.id}?`,
  text: `Its ${plural(app.tasksRunning ?? 0, 'running instance')} will be stopped, and its definition and all older versions are gone for good.`,
  verb: 'Destroy',
  danger: true,
  done: `${app.id} is being destroyed`,
  call: force => ({ method: 'DELETE', url: forced(appUrl(app.id), force) }),
});

export const resetDelay = (app: App): Action => ({
  title: `Try ${app.id} again now?`,
  text: 'The back-off after its failures is forgotten; the next try is made at once.',
  verb: 'Try now',
  done: `${app.id} is tried again`,
  call: () => ({ method: 'DELETE', url: `${V2}/queue${pathOf(app.id)}/delay` }),
});

export const killTasks = (ids: string[], andScale: boolean): Action => ({
  title: `Kill ${plural(ids.length, 'instance')}${andScale ? ' and scale down' : ''}?`,
  text: andScale
    ? 'They are stopped and not replaced: the app wants that many fewer.'
    : 'They are stopped, and new ones take their place.',
  verb: andScale ? 'Kill and scale' : 'Kill',
  danger: true,
  done: `${plural(ids.length, 'instance')} told to stop`,
  call: force => ({
    method: 'POST',
    url: forced(`${V2}/tasks/delete${andScale ? '?scale=true' : ''}`, force),
    body: { ids },
  }),
});

export const applyVersion = (app: App, version: string): Action => ({
  title: 'Go back to this version?',
  text: `${app.id} gets the definition it had at ${version}; where that changes more than the number of instances, they are replaced.`,
  verb: 'Apply',
  done: `${app.id} goes back to ${version}`,
  call: force => ({ method: 'PUT', url: forced(appUrl(app.id), force), body: { version } }),
});

export const rollBack = (id: string): Action => ({
  title: 'Roll this deployment back?',
  text: 'A new deployment undoes what this one changes; later changes to other apps stay.',
  verb: 'Roll back',
  danger: true,
  done: 'The deployment is rolled back',
  call: () => ({ method: 'DELETE', url: `${V2}/deployments/${id}` }),
});

export const stopDeployment = (id: string): Action => ({
  title: 'Stop this deployment where it is?',
  text: 'Nothing is undone: the new definition stays, and Marathon goes on towards it in its periodic check.',
  verb: 'Stop',
  danger: true,
  done: 'The deployment is stopped',
  call: () => ({ method: 'DELETE', url: `${V2}/deployments/${id}?force=true` }),
});

export const destroyGroup = (id: string, apps: number): Action => ({
  title: `Destroy the group ${id}?`,
  text:
    apps === 0
      ? 'It is empty.'
      : `${plural(apps, 'app')} in it are destroyed with all their instances.`,
  verb: 'Destroy',
  danger: true,
  done: `${id} is being destroyed`,
  call: force => ({ method: 'DELETE', url: forced(groupUrl(id), force) }),
});

export const scaleGroup = (id: string, factor: number): Action => ({
  title: `Scale all apps of ${id}`,
  text: 'The number of instances of every app below is multiplied, rounded up.',
  verb: factor === 0 ? 'Suspend all' : `Scale by ${factor}`,
  done: `${id} is scaled by ${factor}`,
  call: force => ({ method: 'PUT', url: forced(groupUrl(id), force), body: { scaleBy: factor } }),
});

export const newGroup = (parent: string, name: string): Action => ({
  title: 'New group',
  text: 'A folder for apps: they are found, scaled and destroyed together.',
  verb: 'Create',
  done: `${parent === '/' ? '' : parent}/${name} is created`,
  call: force => ({
    method: 'PUT',
    url: forced(groupUrl(`${parent === '/' ? '' : parent}/${name}`), force),
    body: { apps: [], groups: [] },
  }),
});
