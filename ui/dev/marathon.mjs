/** The world in Marathon's words: enough of /v2 for the page. Answers `[status, body]`. */
import { MARATHON } from './world.mjs';

const task = (world, t) => ({
  appId: t.app,
  id: t.id,
  host: '127.0.0.1',
  slaveId: t.agent,
  state: t.state,
  stagedAt: t.stagedAt,
  startedAt: t.startedAt,
  version: t.version ?? world.apps.get(t.app)?.version,
  ports: t.ports,
  servicePorts: [],
  ipAddresses: [{ ipAddress: '127.0.0.1', protocol: 'IPv4' }],
  healthCheckResults:
    t.healthy === undefined
      ? []
      : [
          {
            alive: t.healthy,
            consecutiveFailures: 0,
            instanceId: t.id,
            firstSuccess: t.startedAt,
            lastSuccess: new Date().toISOString(),
          },
        ],
  localVolumes: [],
  role: '*',
});

function info(world, app, full) {
  const { delayUntil, failedTimes, ...definition } = app;
  const live = world.ofApp(app.id);
  const running = live.filter(t => t.state === 'TASK_RUNNING');
  return {
    ...definition,
    tasksStaged: live.length - running.length,
    tasksRunning: running.length,
    tasksHealthy: running.filter(t => t.healthy).length,
    tasksUnhealthy: running.filter(t => t.healthy === false).length,
    deployments: world.deployments
      .filter(d => d.affectedApps.includes(app.id))
      .map(d => ({ id: d.id })),
    ...(full
      ? {
          tasks: live.map(t => task(world, t)),
          ...(world.failures.has(app.id) ? { lastTaskFailure: world.failures.get(app.id) } : {}),
        }
      : {}),
  };
}

const parentOf = id => id.slice(0, Math.max(1, id.lastIndexOf('/')));
const group = (world, id) => ({
  id,
  apps: [...world.apps.values()].filter(a => parentOf(a.id) === id).map(a => info(world, a, false)),
  groups: [...world.groups].filter(g => g !== '/' && parentOf(g) === id).map(g => group(world, g)),
  pods: [],
  dependencies: [],
  version: new Date().toISOString(),
});

function queue(world) {
  return [...world.apps.values()].flatMap(app => {
    const missing = app.instances - world.ofApp(app.id).length;
    if (missing <= 0) return [];
    const left = Math.max(0, Math.round(((app.delayUntil ?? 0) - Date.now()) / 1000));
    const summary = [
      ['UnfulfilledRole', 0, 36],
      ['UnfulfilledConstraint', 0, 36],
      ['NoCorrespondingReservationFound', 0, 36],
      ['InsufficientCpus', 36, 36],
      ['InsufficientMemory', 0, 0],
    ].map(([reason, declined, processed]) => ({ reason, declined, processed }));
    const offer = agent => ({
      offer: {
        id: 'o',
        hostname: agent.hostname,
        agentId: agent.id,
        resources: [
          { name: 'cpus', role: '*', scalar: 5.25 },
          { name: 'mem', role: '*', scalar: 12032 },
          { name: 'ports', role: '*', ranges: [{ begin: 31000, end: 31999 }] },
        ],
        attributes: [{ name: 'rack', text: agent.attributes.rack }],
      },
      reason: ['InsufficientCpus', 'InsufficientMemory'],
      timestamp: new Date(Date.now() - 4000).toISOString(),
    });
    return [
      {
        app: info(world, app, false),
        count: missing,
        role: '*',
        since: new Date(Date.now() - 180_000).toISOString(),
        delay: { timeLeftSeconds: left, overdue: left === 0 },
        processedOffersSummary: {
          processedOffersCount: 36,
          unusedOffersCount: 36,
          lastUnusedOfferAt: new Date(Date.now() - 4000).toISOString(),
          rejectSummaryLastOffers: summary,
          rejectSummaryLaunchAttempt: summary,
        },
        lastUnusedOffers: left > 0 ? [] : world.agents.slice(0, 2).map(offer),
      },
    ];
  });
}

function problems(json) {
  const details = [];
  if (!/^\/?([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\/[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(json.id ?? ''))
    details.push({
      path: '/id',
      errors: ['must consist of lower case letters, digits and hyphens, separated by slashes'],
    });
  if (!json.cmd && !json.args && !json.container)
    details.push({ path: '/', errors: ['needs cmd, args or a container image'] });
  if (json.cpus < 0) details.push({ path: '/cpus', errors: ['must be 0 or more'] });
  (json.healthChecks ?? []).forEach((check, n) => {
    if (check.protocol === 'COMMAND' && !check.command?.value)
      details.push({ path: `/healthChecks(${n})/command`, errors: ['needs a command'] });
  });
  return details.length > 0 ? [422, { message: 'Object is not valid', details }] : null;
}

export function marathon(world, method, path, query, body) {
  const parts = path
    .replace(/^\/v2\//, '')
    .split('/')
    .filter(Boolean);
  const [kind, ...rest] = parts;
  if (kind === 'info')
    return [
      200,
      {
        name: 'marathon',
        version: '1.11.24',
        elected: true,
        leader: '127.0.0.1:18080',
        frameworkId: MARATHON,
        marathon_config: { mesos_leader_ui_url: 'http://127.0.0.1:15050/', features: [] },
      },
    ];
  if (kind === 'groups') {
    if (method === 'PUT' || method === 'POST') return putGroup(world, rest, body);
    if (method === 'DELETE') return dropGroup(world, `/${rest.join('/')}`);
    return [200, group(world, '/' + rest.join('/'))];
  }
  if (kind === 'queue') {
    if (method === 'GET') return [200, { queue: queue(world) }];
    delete world.apps.get(`/${rest.slice(0, -1).join('/')}`)?.delayUntil;
    return [204, null];
  }
  if (kind === 'deployments') {
    if (method === 'GET') return [200, world.deployments];
    const stopped = world.deployments.find(d => d.id === rest[0]);
    const created = stopped?.steps[0].actions[0].action === 'StartApplication';
    if (created && query.get('force') !== 'true') dropApp(world, stopped.affectedApps[0]);
    world.deployments = world.deployments.filter(d => d.id !== rest[0]);
    return [200, { version: new Date().toISOString(), deploymentId: 'rolled-back' }];
  }
  if (kind === 'tasks' && rest[0] === 'delete') return kill(world, body.ids, query);
  if (kind === 'apps') return apps(world, method, rest, query, body);
  return [404, { message: `No ${path} here` }];
}

function kill(world, ids, query) {
  const killed = world.tasks.filter(t => ids.includes(t.id));
  for (const t of killed) {
    if (query.get('scale') === 'true') world.apps.get(t.app).instances--;
    world.change(t, 'TASK_KILLED', 'Killed by request');
  }
  return [200, { tasks: killed.map(t => task(world, t)) }];
}

function putGroup(world, rest, body) {
  const id = '/' + [...rest, ...(body.id ?? '').split('/').filter(Boolean)].join('/');
  if (body.scaleBy !== undefined) {
    for (const app of world.apps.values())
      if (app.id.startsWith(id + '/'))
        world.putApp({ id: app.id, instances: Math.ceil(app.instances * body.scaleBy) });
  } else world.groups.add(id);
  return [201, { version: new Date().toISOString(), deploymentId: 'd' }];
}

function dropGroup(world, id) {
  for (const app of [...world.apps.keys()]) if (app.startsWith(id + '/')) dropApp(world, app);
  for (const g of [...world.groups]) if (g === id || g.startsWith(id + '/')) world.groups.delete(g);
  return [200, { version: new Date().toISOString(), deploymentId: 'd' }];
}

function dropApp(world, id) {
  for (const t of world.ofApp(id)) world.change(t, 'TASK_KILLED', 'App destroyed');
  world.apps.delete(id);
  world.tell('app_terminated_event', { appId: id });
}

function apps(world, method, rest, query, body) {
  const verb = rest.at(-1);
  if (method === 'POST' && rest.length === 0) {
    const wrong = problems(body);
    if (wrong) return wrong;
    const id = body.id.startsWith('/') ? body.id : `/${body.id}`;
    if (world.apps.has(id))
      return [409, { message: `An app with id [${id}] already exists.`, details: [] }];
    world.putApp({ ...body, id });
    return [201, info(world, world.apps.get(id), false)];
  }
  if (rest.length === 0)
    return [200, { apps: [...world.apps.values()].map(a => info(world, a, true)) }];
  const at =
    verb === 'restart' || verb === 'versions' ? -1 : rest.at(-2) === 'versions' ? -2 : undefined;
  const id = `/${rest.slice(0, at).join('/')}`;
  const app = world.apps.get(id);
  if (!app && method !== 'PUT')
    return [404, { message: `App '${id}' does not exist`, details: [] }];
  if (verb === 'versions') return [200, { versions: world.versions.get(id).map(v => v.version) }];
  if (at === -2) {
    const found = world.versions.get(id).find(v => v.version === decodeURIComponent(verb));
    return found ? [200, found] : [404, { message: 'No such version' }];
  }
  if (verb === 'restart') return [200, world.putApp({ ...app, restarted: Date.now() })];
  if (method === 'DELETE') {
    dropApp(world, id);
    return [200, { version: new Date().toISOString(), deploymentId: 'd' }];
  }
  if (method === 'PUT') {
    if (world.deployments.some(d => d.affectedApps.includes(id)) && query.get('force') !== 'true')
      return [
        409,
        {
          message: 'App is locked by one or more deployments. Override with the option force=true.',
          deployments: world.deployments.map(d => ({ id: d.id })),
        },
      ];
    const old = body.version && world.versions.get(id).find(v => v.version === body.version);
    const wrong = !old && problems({ ...app, ...body, id });
    return wrong || [200, world.putApp({ ...(old ?? body), id })];
  }
  return [200, { app: info(world, app, true) }];
}

export function events(world, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const send = (type, data) =>
    response.write(
      `event: ${type}\r\ndata: ${JSON.stringify({ eventType: type, timestamp: new Date().toISOString(), ...data })}\r\n\r\n`,
    );
  send('event_stream_attached', { remoteAddress: '127.0.0.1' });
  const listener = (type, data) => type !== 'mesos' && send(type, data);
  world.listeners.add(listener);
  const beat = setInterval(() => response.write('\r\n'), 10_000);
  response.on('close', () => {
    clearInterval(beat);
    world.listeners.delete(listener);
  });
}
