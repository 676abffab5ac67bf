/** The world in Mesos' words: /state, operator calls and stream, the agents' files. */
import { MARATHON } from './world.mjs';

const over = task => /FINISHED|FAILED|KILLED|ERROR|LOST/.test(task.state);
const sums = (tasks, key) => Math.round(1000 * tasks.reduce((all, t) => all + t[key], 0)) / 1000;
const live = (world, field, id) => world.tasks.filter(t => t[field] === id && !over(t));
const free = (world, agent) => {
  const used = live(world, 'agent', agent.id);
  return { cpus: agent.total.cpus - sums(used, 'cpus'), mem: agent.total.mem - sums(used, 'mem') };
};
const offers = world =>
  world.agents
    .filter(a => !a.deactivated)
    .slice(0, 1)
    .map((agent, n) => ({
      id: `${agent.id.slice(0, 36)}-O${17 + n}`,
      framework: MARATHON,
      agent,
      ...free(world, agent),
    }));

export function state(world) {
  const res = (cpus, mem, disk, ports) => ({
    cpus,
    mem,
    disk,
    gpus: 0,
    ...(ports ? { ports: `[${ports.join('-')}]` } : {}),
  });
  const task = t => ({
    id: t.id,
    name: t.name,
    framework_id: t.framework,
    executor_id: '',
    slave_id: t.agent,
    state: t.state,
    role: '*',
    resources: res(t.cpus, t.mem, 0),
    statuses: t.statuses.map(s => ({
      state: s.state,
      timestamp: s.timestamp,
      container_status: container(t),
      ...(t.healthy === undefined ? {} : { healthy: t.healthy }),
    })),
    labels: [],
  });
  return {
    version: '1.11.0',
    build_date: '2026-11-24 08:00:00',
    id: 'm',
    pid: 'master@127.0.0.1:15050',
    hostname: '127.0.0.1',
    cluster: 'cardboard',
    start_time: world.started,
    elected_time: world.started + 1,
    leader_info: { id: 'm', hostname: '127.0.0.1', port: 15050 },
    slaves: world.agents.map(a => ({
      id: a.id,
      hostname: a.hostname,
      port: a.port,
      pid: `slave(1)@127.0.0.1:${a.port}`,
      attributes: a.attributes,
      registered_time: a.registered,
      resources: res(a.total.cpus, a.total.mem, a.total.disk, a.total.ports),
      used_resources: res(
        sums(live(world, 'agent', a.id), 'cpus'),
        sums(live(world, 'agent', a.id), 'mem'),
        0,
      ),
      offered_resources: res(0, 0, 0),
      reserved_resources: {},
      active: a.active && !a.deactivated,
      deactivated: a.deactivated,
      version: '1.11.0',
      capabilities: ['MULTI_ROLE'],
    })),
    frameworks: world.frameworks.map(f => ({
      id: f.id,
      name: f.name,
      user: 'root',
      roles: [f.role],
      webui_url: f.web,
      active: true,
      connected: f.connected,
      registered_time: f.since,
      failover_timeout: 604800,
      checkpoint: true,
      hostname: '127.0.0.1',
      capabilities: ['PARTITION_AWARE'],
      used_resources: res(
        sums(live(world, 'framework', f.id), 'cpus'),
        sums(live(world, 'framework', f.id), 'mem'),
        0,
      ),
      offered_resources: res(0, 0, 0),
      offers: [],
      tasks: live(world, 'framework', f.id).map(task),
      completed_tasks: world.tasks.filter(t => t.framework === f.id && over(t)).map(task),
      unreachable_tasks: [],
    })),
    completed_frameworks: [],
  };
}

const container = t => ({
  container_id: { value: `c-${t.id.slice(-44)}` },
  network_infos: [{ ip_addresses: [{ protocol: 'IPv4', ip_address: '127.0.0.1' }] }],
});
const list = (cpus, mem, disk, ports) => [
  { name: 'cpus', scalar: { value: cpus } },
  { name: 'mem', scalar: { value: mem } },
  { name: 'disk', scalar: { value: disk } },
  ...(ports ? [{ name: 'ports', ranges: { range: [{ begin: ports[0], end: ports[1] }] } }] : []),
];
const nanos = s => ({ nanoseconds: Math.round(s * 1e9) });

const v1Task = t => ({
  name: t.name,
  task_id: { value: t.id },
  framework_id: { value: t.framework },
  agent_id: { value: t.agent },
  state: t.state,
  resources: list(t.cpus, t.mem, 0),
  statuses: t.statuses.map(s => v1Status(t, s)),
  discovery: {
    ports: { ports: t.ports.map(number => ({ number, name: 'default', protocol: 'tcp' })) },
  },
});
const v1Status = (t, s) => ({
  task_id: { value: t.id },
  state: s.state,
  timestamp: s.timestamp,
  source: 'SOURCE_EXECUTOR',
  container_status: container(t),
  ...(s.message ? { message: s.message } : {}),
  ...(t.healthy === undefined ? {} : { healthy: t.healthy }),
});
const v1Agents = world => ({
  agents: world.agents.map(a => {
    const used = live(world, 'agent', a.id);
    const offered = offers(world).find(o => o.agent === a);
    return {
      agent_info: {
        id: { value: a.id },
        hostname: a.hostname,
        port: a.port,
        attributes: Object.entries(a.attributes).map(([name, value]) => ({
          name,
          text: { value },
        })),
      },
      active: a.active && !a.deactivated,
      deactivated: a.deactivated,
      version: '1.11.0',
      pid: `slave(1)@127.0.0.1:${a.port}`,
      registered_time: nanos(a.registered),
      total_resources: list(a.total.cpus, a.total.mem, a.total.disk, a.total.ports),
      allocated_resources: list(sums(used, 'cpus'), sums(used, 'mem'), 0),
      offered_resources: offered ? list(offered.cpus, offered.mem, 0) : [],
    };
  }),
});
const v1Frameworks = world => ({
  frameworks: world.frameworks.map(f => {
    const used = live(world, 'framework', f.id);
    const held = offers(world).filter(o => o.framework === f.id);
    return {
      framework_info: {
        id: { value: f.id },
        name: f.name,
        user: 'root',
        roles: [f.role],
        webui_url: f.web,
        hostname: '127.0.0.1',
        failover_timeout: 604800,
        checkpoint: true,
        capabilities: [{ type: 'PARTITION_AWARE' }],
      },
      active: true,
      connected: f.connected,
      registered_time: nanos(f.since),
      allocated_resources: list(sums(used, 'cpus'), sums(used, 'mem'), 0),
      offered_resources: held.flatMap(o => list(o.cpus, o.mem, 0)),
      offers: held.map(o => ({
        id: { value: o.id },
        framework_id: { value: f.id },
        agent_id: { value: o.agent.id },
        allocation_info: { role: f.role },
        resources: list(o.cpus, o.mem, o.agent.total.disk, o.agent.total.ports),
      })),
    };
  }),
});

const snapshot = world => ({
  get_agents: v1Agents(world),
  get_frameworks: v1Frameworks(world),
  get_tasks: {
    tasks: world.tasks.filter(t => !over(t)).map(v1Task),
    completed_tasks: world.tasks.filter(over).map(v1Task),
    unreachable_tasks: [],
  },
});

export function operator(world, call) {
  switch (call.type) {
    case 'GET_STATE':
      return { type: call.type, get_state: snapshot(world) };
    case 'GET_AGENTS':
      return { type: call.type, get_agents: v1Agents(world) };
    case 'GET_FRAMEWORKS':
      return { type: call.type, get_frameworks: v1Frameworks(world) };
    case 'GET_MASTER':
      return {
        type: call.type,
        get_master: {
          master_info: { id: 'm', hostname: '127.0.0.1', port: 15050, version: '1.11.0' },
          start_time: world.started,
          elected_time: world.started + 1,
        },
      };
    case 'DEACTIVATE_AGENT':
    case 'REACTIVATE_AGENT': {
      const { agent_id } = Object.values(call).find(one => typeof one === 'object');
      const agent = world.agents.find(one => one.id === agent_id.value);
      agent.deactivated = call.type === 'DEACTIVATE_AGENT';
      return {};
    }
    default:
      return null;
  }
}

export function stream(world, response) {
  const send = event => {
    const body = Buffer.from(JSON.stringify(event));
    response.write(Buffer.concat([Buffer.from(`${body.length}\n`), body]));
  };
  response.writeHead(200, { 'Content-Type': 'application/json' });
  send({
    type: 'SUBSCRIBED',
    subscribed: { get_state: snapshot(world), heartbeat_interval_seconds: 15 },
  });
  const listener = (type, what) => {
    if (type !== 'mesos') return;
    if (what.type === 'TASK_ADDED')
      send({ type: what.type, task_added: { task: v1Task(what.task) } });
    else
      send({
        type: what.type,
        task_updated: {
          framework_id: { value: what.task.framework },
          state: what.task.state,
          status: v1Status(what.task, what.status),
        },
      });
  };
  world.listeners.add(listener);
  const beat = setInterval(() => send({ type: 'HEARTBEAT' }), 15_000);
  response.on('close', () => {
    clearInterval(beat);
    world.listeners.delete(listener);
  });
}

export const roles = world => ({
  roles: world.frameworks.map(f => ({
    name: f.role,
    weight: f.role === 'batch' ? 2 : 1,
    quota: {
      role: f.role,
      guarantee: f.role === 'batch' ? { cpus: 2, mem: 2048 } : {},
      limit: f.role === 'batch' ? { cpus: 12 } : {},
      consumed: {},
    },
    allocated: {
      cpus: sums(live(world, 'framework', f.id), 'cpus'),
      mem: sums(live(world, 'framework', f.id), 'mem'),
    },
    offered: f.id === MARATHON ? { cpus: offers(world)[0].cpus, mem: offers(world)[0].mem } : {},
    reserved: {},
    frameworks: [f.id],
  })),
});

export const allocation = world => ({
  frameworks: world.frameworks.map((f, n) => ({
    id: f.id,
    name: f.name,
    roles: [
      {
        role: f.role,
        offers: n === 0 ? 1 : 0,
        agents:
          n === 0
            ? [
                {
                  why: 'agent_deactivated',
                  agents: 1,
                  for_example: world.agents[2].id,
                  detail: 'an operator has deactivated the agent',
                },
                {
                  why: 'refused',
                  agents: 1,
                  for_example: world.agents[1].id,
                  detail: 'the framework has refused it until 10:41:07',
                },
                {
                  why: 'too_little_left',
                  agents: 1,
                  for_example: world.agents[0].id,
                  detail: "free are only '', an offer needs cpus:0.01|mem:32",
                },
              ]
            : [
                {
                  why: 'not_asking',
                  agents: 3,
                  for_example: world.agents[0].id,
                  detail: 'the framework is away, or has suppressed the role batch',
                },
              ],
      },
    ],
  })),
});

// ---- an agent's state and files ----

const began = Date.now();
const logText = () => {
  const lines = Math.floor((Date.now() - began) / 400) + 1500;
  let text = '';
  for (let n = 0; n < lines; n++)
    text += `10.32.0.${n % 250} - - "GET /api/items/${(n * 7919) % 10007} HTTP/1.1" 200 ${(n * 37) % 4096} ${n % 40 === 39 ? 'slow: waited for the database' : 'tick'}\n`;
  return text;
};
const FILES = {
  stdout: logText,
  stderr: () => 'Starting\nListening on 0.0.0.0\n',
  'conf/app.json': () => '{\n  "debug": false\n}\n',
};

export const agentState = (world, agent) => ({
  id: agent.id,
  frameworks: world.frameworks.map(f => ({
    id: f.id,
    executors: world.tasks
      .filter(t => t.agent === agent.id && t.framework === f.id)
      .map(t => ({
        id: t.id,
        container: container(t).container_id.value,
        directory: `/var/lib/mesos/slaves/${agent.id}/frameworks/${f.id}/executors/${t.id}/runs/${container(t).container_id.value}`,
        tasks: [{ id: t.id }],
      })),
  })),
});

export function files(kind, query) {
  const path = query.get('path') ?? '';
  const inside = /\/runs\/[^/]+\/?(.*)$/.exec(path)?.[1] ?? (path.endsWith('log') ? 'stdout' : '');
  if (kind === 'browse') {
    const entry = (name, mode, size) => ({
      path: `${path}/${name}`,
      nlink: 1,
      size,
      mtime: Math.floor(Date.now() / 1000) - 40,
      mode,
      uid: 'root',
      gid: 'root',
    });
    if (inside === 'conf') return [entry('app.json', '-rw-r--r--', 21)];
    return [
      entry('conf', 'drwxr-xr-x', 4096),
      entry('stderr', '-rw-r--r--', 31),
      entry('stdout', '-rw-r--r--', Buffer.byteLength(logText())),
    ];
  }
  const content = Buffer.from(FILES[inside]?.() ?? '');
  const offset = Number(query.get('offset') ?? -1);
  if (offset < 0) return { data: '', offset: content.length };
  const length = Number(query.get('length') ?? -1);
  return {
    data: content
      .subarray(offset, offset + (length < 0 ? 65536 : Math.min(length, 65536)))
      .toString(),
    offset,
  };
}

/** Each task burns a tenth to six tenths of its share. */
export const statistics = (world, agent) =>
  live(world, 'agent', agent.id).map((t, n) => ({
    executor_id: t.id,
    framework_id: t.framework,
    statistics: {
      timestamp: Date.now() / 1000,
      cpus_limit: t.cpus + 0.1,
      cpus_user_time_secs: ((Date.now() - began) / 1000) * t.cpus * (0.1 + (n % 6) / 10),
      cpus_system_time_secs: 0.1,
      mem_limit_bytes: (t.mem + 32) * 1048576,
      mem_rss_bytes: t.mem * 1048576 * (0.2 + (n % 5) / 8),
    },
  }));
