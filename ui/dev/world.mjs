/** The simulated cluster: agents, apps, tasks, deployments; time moves it by `tick()`. */
import { randomUUID } from 'node:crypto';

const MASTER = '7f0c21d4-6a53-4d1e-9b1b-2f7a7f6a0d11';
export const MARATHON = `${MASTER}-0000`;
const BATCH = `${MASTER}-0001`;

const seconds = () => Date.now() / 1000;

export class World {
  listeners = new Set();
  agents = [];
  tasks = [];
  apps = new Map();
  versions = new Map();
  deployments = [];
  failures = new Map();
  groups = new Set(['/', '/shop', '/shop/data', '/ops']);
  started = seconds() - 7200;
  offerSince = seconds() - 95;

  constructor(extraTasks) {
    const attributes = [
      { rack: 'r1', zone: 'a' },
      { rack: 'r1', zone: 'b', ssd: 'true' },
      { rack: 'r2', zone: 'a' },
    ];
    ['atlas', 'borea', 'ceres'].forEach((hostname, n) => {
      this.agents.push({
        id: `${MASTER}-S${n}`,
        hostname: '127.0.0.1',
        name: hostname,
        port: 15051 + n,
        attributes: attributes[n],
        total: { cpus: 8, mem: 16384, disk: 200_000, ports: [31000 + n * 1000, 31999 + n * 1000] },
        registered: this.started + n,
        active: true,
        deactivated: n === 2,
      });
    });
    this.frameworks = [
      {
        id: MARATHON,
        name: 'marathon',
        role: '*',
        web: 'http://127.0.0.1:18080/',
        connected: true,
        since: this.started + 5,
      },
      {
        id: BATCH,
        name: 'nightly-batch',
        role: 'batch',
        web: '',
        connected: true,
        since: this.started + 60,
      },
    ];
    this.seed(extraTasks);
  }

  seed(extraTasks) {
    const app = (id, more) =>
      this.putApp(
        { id, cmd: 'python3 -m http.server $PORT0', cpus: 0.5, mem: 256, instances: 1, ...more },
        true,
      );
    const health = [
      {
        protocol: 'HTTP',
        path: '/',
        portIndex: 0,
        gracePeriodSeconds: 30,
        intervalSeconds: 10,
        timeoutSeconds: 5,
        maxConsecutiveFailures: 3,
      },
    ];
    app('/outyet', {
      cmd: 'exec meso outyet --port=$PORT0',
      cpus: 0.25,
      mem: 128,
      healthChecks: health,
      labels: { team: 'demo', HAPROXY_GROUP: 'external' },
    });
    app('/shop/web', {
      instances: 4,
      healthChecks: health,
      labels: { team: 'shop', tier: 'front' },
    });
    app('/shop/cart', { instances: 2, healthChecks: health, labels: { team: 'shop' } });
    app('/shop/data/search', { instances: 3, cpus: 1, mem: 1024, labels: { team: 'search' } });
    app('/shop/data/import', { instances: 0, labels: { team: 'search' } });
    app('/ops/metrics', { instances: 1, mem: 512 });
    app('/ops/model-training', { instances: 2, cpus: 32, mem: 65536, labels: { team: 'ml' } });
    app('/ops/flaky', { instances: 1, cmd: 'exit 3', backoffSeconds: 60 });
    for (const task of this.tasks)
      Object.assign(task, {
        state: 'TASK_RUNNING',
        age: 99,
        statuses: [this.status('TASK_STARTING', -3600), this.status('TASK_RUNNING', -3599)],
      });
    for (const task of this.tasks) if (task.app === '/shop/web') task.healthy = true;
    this.tasks = this.tasks.filter(task => task.app !== '/ops/flaky');
    for (let n = 0; n < 8; n++) this.endedTask(n);
    for (let n = 0; n < extraTasks; n++) this.extraTask(n);
    this.deployments = [];
  }

  status = (state, ago = 0, more = {}) => ({ state, timestamp: seconds() + ago, ...more });

  endedTask(n) {
    const state = ['TASK_FINISHED', 'TASK_FAILED', 'TASK_KILLED'][n % 3];
    this.tasks.push({
      id: `report-${1000 + n}`,
      name: 'report',
      framework: BATCH,
      agent: this.agents[n % 3].id,
      cpus: 1,
      mem: 512,
      ports: [],
      state,
      app: null,
      age: 99,
      labels: {},
      statuses: [
        this.status('TASK_RUNNING', -900 - n * 60),
        this.status(
          state,
          -300 - n * 60,
          state === 'TASK_FAILED' ? { message: 'Command exited with status 3' } : {},
        ),
      ],
    });
  }

  extraTask(n) {
    this.tasks.push({
      id: `cell-${String(n).padStart(5, '0')}`,
      name: 'cell',
      framework: BATCH,
      agent: this.agents[n % 3].id,
      cpus: 0.001,
      mem: 1,
      ports: [],
      state: 'TASK_RUNNING',
      app: null,
      age: 99,
      labels: {},
      statuses: [this.status('TASK_RUNNING', -n)],
    });
  }

  // ---- Marathon's side ----

  putApp(json, quiet = false) {
    const before = this.apps.get(json.id);
    const version = new Date().toISOString();
    const app = {
      cpus: 1,
      mem: 128,
      disk: 0,
      gpus: 0,
      instances: 1,
      executor: '',
      backoffSeconds: 1,
      backoffFactor: 1.15,
      maxLaunchDelaySeconds: 300,
      requirePorts: false,
      upgradeStrategy: { minimumHealthCapacity: 1, maximumOverCapacity: 1 },
      unreachableStrategy: { inactiveAfterSeconds: 0, expungeAfterSeconds: 0 },
      killSelection: 'YOUNGEST_FIRST',
      networks: [{ mode: 'host' }],
      portDefinitions: [{ port: 10000 + this.apps.size, name: 'default', protocol: 'tcp' }],
      labels: {},
      role: '*',
      ...before,
      ...json,
      version,
    };
    const restart =
      before &&
      JSON.stringify({ ...before, instances: 0, version: '' }) !==
        JSON.stringify({ ...app, instances: 0, version: '' });
    app.versionInfo = {
      lastScalingAt: version,
      lastConfigChangeAt: restart || !before ? version : before.versionInfo.lastConfigChangeAt,
    };
    this.apps.set(app.id, app);
    this.versions.set(app.id, [app, ...(this.versions.get(app.id) ?? [])]);
    for (let at = app.id.lastIndexOf('/'); at > 0; at = app.id.lastIndexOf('/', at - 1))
      this.groups.add(app.id.slice(0, at));
    if (restart)
      for (const task of this.ofApp(app.id))
        if (task.state === 'TASK_RUNNING')
          this.change(task, 'TASK_KILLED', 'Replaced by a newer version');
    const deployment = this.deploy(
      app.id,
      restart ? 'RestartApplication' : before ? 'ScaleApplication' : 'StartApplication',
    );
    this.converge();
    if (!quiet)
      this.tell('api_post_event', { clientIp: '127.0.0.1', uri: '/v2/apps', appDefinition: app });
    return { version, deploymentId: deployment.id };
  }

  deploy(app, action) {
    const deployment = {
      id: randomUUID(),
      version: new Date().toISOString(),
      affectedApps: [app],
      affectedPods: [],
      steps: [{ actions: [{ action, app }] }],
      currentActions: [{ action, app, readinessCheckResults: [] }],
      currentStep: 1,
      totalSteps: 1,
    };
    this.deployments.push(deployment);
    this.tell('deployment_info', {
      plan: { id: deployment.id, steps: deployment.steps },
      currentStep: deployment.steps[0],
    });
    return deployment;
  }

  ofApp = id => this.tasks.filter(t => t.app === id && !this.over(t));
  over = task => /FINISHED|FAILED|KILLED|ERROR|LOST/.test(task.state);

  room(agent, cpus, mem) {
    const used = this.tasks.filter(t => t.agent === agent.id && !this.over(t));
    const sum = key => used.reduce((all, t) => all + t[key], 0);
    return (
      agent.active &&
      !agent.deactivated &&
      agent.total.cpus - sum('cpus') >= cpus &&
      agent.total.mem - sum('mem') >= mem
    );
  }

  converge() {
    for (const app of this.apps.values()) {
      const live = this.ofApp(app.id);
      for (let n = live.length; n < app.instances; n++) {
        if (app.delayUntil && app.delayUntil > Date.now()) break;
        const agent = this.agents
          .filter(a => this.room(a, app.cpus, app.mem))
          .sort(() => Math.random() - 0.5)[0];
        if (!agent) break;
        const safe = app.id.slice(1).replaceAll('/', '_');
        const port = agent.total.ports[0] + Math.floor(Math.random() * 900);
        const task = {
          id: `${safe}.instance-${randomUUID()}._app.1`,
          name: app.id.slice(1).split('/').reverse().join('.'),
          framework: MARATHON,
          agent: agent.id,
          cpus: app.cpus,
          mem: app.mem,
          ports: [port],
          state: 'TASK_STAGING',
          app: app.id,
          age: 0,
          labels: {},
          version: app.version,
          stagedAt: new Date().toISOString(),
          statuses: [],
        };
        this.tasks.push(task);
        this.tell('mesos', { type: 'TASK_ADDED', task });
      }
      for (const task of live.slice(app.instances)) this.change(task, 'TASK_KILLED', 'Scaled down');
    }
  }

  change(task, state, message) {
    task.state = state;
    task.age = 0;
    const status = this.status(state, 0, message ? { message } : {});
    task.statuses.push(status);
    if (state === 'TASK_RUNNING') task.startedAt = new Date().toISOString();
    this.tell('mesos', { type: 'TASK_UPDATED', task, status });
    if (task.app)
      this.tell('status_update_event', {
        appId: task.app,
        taskId: task.id,
        slaveId: task.agent,
        taskStatus: state,
        message: message ?? '',
        host: '127.0.0.1',
        ports: task.ports,
      });
  }

  tick() {
    for (const task of this.tasks) {
      if (this.over(task) || task.app === null) continue;
      const app = this.apps.get(task.app);
      task.age++;
      if (task.state === 'TASK_STAGING' && task.age >= 1) this.change(task, 'TASK_STARTING');
      else if (task.state === 'TASK_STARTING' && task.age >= 1) {
        if (app?.cmd === 'exit 3') this.fail(app, task);
        else this.change(task, 'TASK_RUNNING');
      } else if (task.state === 'TASK_RUNNING' && task.age === 3 && app?.healthChecks?.length) {
        task.healthy = true;
        this.tell('health_status_changed_event', {
          appId: task.app,
          instanceId: task.id,
          alive: true,
        });
      }
    }
    this.converge();
    for (const deployment of [...this.deployments]) {
      const app = this.apps.get(deployment.affectedApps[0]);
      const ready = this.ofApp(deployment.affectedApps[0]).filter(
        t => t.state === 'TASK_RUNNING' && t.age > 2,
      ).length;
      if (ready !== (app?.instances ?? 0)) continue;
      this.deployments = this.deployments.filter(d => d !== deployment);
      this.tell('deployment_success', {
        id: deployment.id,
        plan: { id: deployment.id, steps: deployment.steps },
      });
    }
  }

  fail(app, task) {
    this.change(task, 'TASK_FAILED', 'Command exited with status 3');
    app.failedTimes = (app.failedTimes ?? 0) + 1;
    app.delayUntil =
      Date.now() + 1000 * Math.min(300, app.backoffSeconds * 1.15 ** app.failedTimes);
    this.failures.set(app.id, {
      appId: app.id,
      host: '127.0.0.1',
      message: 'Command exited with status 3',
      state: 'TASK_FAILED',
      taskId: task.id,
      slaveId: task.agent,
      timestamp: new Date().toISOString(),
      version: app.version,
    });
  }

  tell(type, payload) {
    for (const listener of this.listeners) listener(type, payload);
  }
}
