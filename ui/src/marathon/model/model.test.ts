import { describe, expect, it } from 'vitest';
import type { App, Deployment, QueueItem } from './api';
import { diffLines } from './diff';
import {
  at,
  canonical,
  changed,
  definitionOf,
  effect,
  errorsAt,
  parseConstraints,
  printConstraints,
  problemsOf,
  toSend,
  withAt,
} from './draft';
import { holdUps } from './holdups';
import { flatten, tell } from './live';
import { explain, impossible, shortReason } from './reasons';
import { healthOf, healthWords, matches, rowsIn, statusOf, toRow } from './status';

const NOW = Date.parse('2026-11-24T10:00:00.000Z');

const anApp = (more: Partial<App> = {}): App => ({
  id: '/shop/web',
  cpus: 0.5,
  mem: 128,
  disk: 0,
  instances: 2,
  tasksRunning: 2,
  ...more,
});

const anItem = (more: Partial<QueueItem> = {}): QueueItem => ({
  count: 1,
  since: '2026-11-24T09:59:00.000Z',
  delay: { timeLeftSeconds: 0, overdue: true },
  ...more,
});

const tooFewCpus = anItem({
  processedOffersSummary: {
    processedOffersCount: 36,
    unusedOffersCount: 36,
    rejectSummaryLastOffers: [
      { reason: 'UnfulfilledRole', declined: 0, processed: 36 },
      { reason: 'InsufficientCpus', declined: 30, processed: 36 },
      { reason: 'InsufficientMemory', declined: 6, processed: 6 },
    ],
  },
  lastUnusedOffers: [
    {
      offer: {
        id: 'o',
        hostname: 'h',
        agentId: 'a',
        resources: [
          { name: 'cpus', scalar: 3.5 },
          { name: 'mem', scalar: 2048 },
        ],
      },
      reason: ['InsufficientCpus'],
      timestamp: '2026-11-24T09:59:58.000Z',
    },
  ],
});

describe('the status of an app', () => {
  it.each([
    ['running', anApp(), undefined],
    ['suspended', anApp({ instances: 0, tasksRunning: 0 }), undefined],
    ['deploying', anApp({ deployments: [{ id: 'd' }] }), undefined],
    ['deploying', anApp({ tasksRunning: 1 }), undefined],
    ['deploying', anApp({ tasksRunning: 1 }), anItem({ since: '2026-11-24T09:59:58.000Z' })],
    ['waiting', anApp({ tasksRunning: 1, deployments: [{ id: 'd' }] }), anItem()],
    [
      'delayed',
      anApp({ tasksRunning: 0 }),
      anItem({ delay: { timeLeftSeconds: 42, overdue: false } }),
    ],
  ] as const)('is %s', (status, app, item) => {
    expect(statusOf(app, item, NOW)).toBe(status);
  });

  it('comes with a reason when it waits', () => {
    expect(toRow(anApp(), tooFewCpus, NOW).why).toBe('not enough CPUs');
    const delayed = anItem({ delay: { timeLeftSeconds: 75, overdue: false } });
    expect(toRow(anApp(), delayed, NOW).why).toBe('next try in 1m 15s');
  });
});

describe('health', () => {
  it('counts every wanted instance once', () => {
    const health = healthOf(
      anApp({ instances: 6, tasksRunning: 4, tasksHealthy: 2, tasksUnhealthy: 1, tasksStaged: 1 }),
    );
    expect(health).toEqual({ healthy: 2, unhealthy: 1, unknown: 1, staged: 1, missing: 1 });
    expect(healthWords(health, true)).toBe(
      '2 healthy, 1 unhealthy, 1 running, not checked yet, 1 starting, 1 not placed',
    );
  });
});

describe('groups', () => {
  const rows = [
    anApp({ id: '/a' }),
    anApp({ id: '/shop/web', instances: 3 }),
    anApp({ id: '/shop/data/db', tasksRunning: 0, deployments: [{ id: 'd' }] }),
  ].map(app => toRow(app, undefined, NOW));

  it('show what lies in them, with sums over all below', () => {
    const root = rowsIn('/', ['/', '/shop', '/shop/data', '/empty'], rows);
    expect(root.map(r => r.id)).toEqual(['/shop', '/empty', '/a']);
    expect(root[0]).toMatchObject({
      apps: 2,
      instances: 5,
      running: 2,
      cpus: 2.5,
      status: 'deploying',
    });
    expect(root[1]).toMatchObject({ apps: 0, status: 'empty' });
  });

  it('are many in one pass', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      toRow(anApp({ id: `/g${n % 2000}/app${n}` }), undefined, NOW),
    );
    const groups = ['/', ...Array.from({ length: 2000 }, (_, n) => `/g${n}`)];
    const found = rowsIn('/', groups, many);
    expect(found).toHaveLength(2000);
    expect(found[7]).toMatchObject({ id: '/g7', apps: 10, instances: 20 });
    expect(
      rowsIn(
        '/g7',
        groups,
        many.filter(row => row.id.startsWith('/g7/')),
      ),
    ).toHaveLength(10);
  });

  it('are read from the tree', () => {
    const { apps, groups } = flatten({
      id: '/',
      apps: [anApp({ id: '/a' })],
      groups: [{ id: '/shop', apps: [anApp()] }],
    });
    expect([...apps.keys()]).toEqual(['/a', '/shop/web']);
    expect(groups).toEqual(['/', '/shop']);
  });
});

describe('the filter', () => {
  const none = { find: '', status: '', health: '', label: '' };
  const row = toRow(anApp({ labels: { team: 'shop' }, cmd: 'python3 app.py' }), undefined, NOW);

  it('looks at id, command, image and labels', () => {
    for (const find of ['web', 'PYTHON shop', 'team'])
      expect(matches(row, { ...none, find })).toBe(true);
    expect(matches(row, { ...none, find: 'web java' })).toBe(false);
  });

  it('looks at status and label', () => {
    expect(matches(row, { ...none, status: 'running', label: 'team=shop' })).toBe(true);
    expect(matches(row, { ...none, status: 'waiting' })).toBe(false);
    expect(matches(row, { ...none, label: 'team=x' })).toBe(false);
  });
});

describe('why an app waits', () => {
  it('names the step that turned most offers away, what is asked and what there was', () => {
    expect(shortReason(tooFewCpus)).toBe('not enough CPUs');
    expect(explain(tooFewCpus, anApp({ cpus: 4 }))).toEqual([
      '30 of 36 offers had too few CPUs; it asks for 4 CPUs, the most offered was 3.5.',
      '6 of 6 offers had too little memory; it asks for 128 MB, the most offered was 2 GB.',
    ]);
  });

  it('says when it can never be', () => {
    const largest = { cpus: 8, mem: 16384, disk: 1000, gpus: 0 };
    expect(explain(tooFewCpus, anApp({ cpus: 32 }), largest)).toEqual([
      'No agent of this cluster can ever run it: it asks for 32 CPUs per instance, the largest agent has 8.',
    ]);
    expect(impossible(anApp(), largest)).toEqual([]);
  });

  it('says when no offer came', () => {
    expect(explain(anItem(), anApp())[0]).toContain('no offer has come');
    expect(shortReason(anItem())).toBe('no offer has come yet');
  });

  it('calls a missing Docker by its name', () => {
    const docker = anApp({ container: { type: 'DOCKER', docker: { image: 'nginx' } } });
    const item = anItem({
      app: docker,
      processedOffersSummary: {
        processedOffersCount: 2,
        unusedOffersCount: 2,
        rejectSummaryLastOffers: [{ reason: 'UnfulfilledConstraint', declined: 2, processed: 2 }],
      },
    });
    expect(shortReason(item)).toBe('no agent runs Docker');
    expect(explain(item, docker)).toEqual([
      '2 of 2 offers came from agents that do not run Docker; it asks for a Docker container.',
    ]);
    const rack = { ...docker, constraints: [['rack', 'LIKE', 'r1']] };
    expect(explain(item, rack)[0]).toContain('its constraints rule out; it asks for rack LIKE r1');
  });

  it('prints reasons it does not know', () => {
    const item = anItem({
      processedOffersSummary: {
        processedOffersCount: 1,
        unusedOffersCount: 1,
        rejectSummaryLastOffers: [{ reason: 'TooFarAway', declined: 1, processed: 1 }],
      },
    });
    expect(shortReason(item)).toBe('too far away');
  });
});

describe('a draft', () => {
  it('leaves out what the server added', () => {
    const app = {
      ...anApp(),
      version: 'v',
      tasks: [],
      versionInfo: {},
      constraints: [['hostname', 'UNIQUE']],
    };
    expect(Object.keys(definitionOf(app))).toEqual([
      'id',
      'cpus',
      'mem',
      'disk',
      'instances',
      'constraints',
    ]);
  });

  it('is changed at a path, and cleaned where nothing is left', () => {
    const set = withAt({ id: '/a' }, ['container', 'docker', 'image'], 'x');
    expect(set).toEqual({ id: '/a', container: { docker: { image: 'x' } } });
    expect(at(set, ['container', 'docker', 'image'])).toBe('x');
    expect(withAt(set, ['container', 'docker', 'image'], undefined)).toEqual({ id: '/a' });
    expect(withAt({ l: [{ a: 1 }] }, ['l', '0', 'a'], 2)).toEqual({ l: [{ a: 2 }] });
    const net = withAt({ id: '/a' }, ['networks', '0', 'mode'], 'host');
    expect(net).toEqual({ id: '/a', networks: [{ mode: 'host' }] });
    expect(withAt(net, ['networks', '0', 'mode'], undefined)).toEqual({ id: '/a' });
  });

  it('tells what differs whatever the order of fields', () => {
    expect(changed({ a: { x: 1, y: 2 }, b: 1 }, { b: 2, a: { y: 2, x: 1 } })).toEqual(['b']);
    expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  });

  it('says what a change does to what runs', () => {
    expect(effect([])).toBe('Nothing is changed yet.');
    expect(effect(['instances'])).toContain('no restart');
    expect(effect(['cmd', 'instances'])).toBe('Changes cmd, instances: instances are replaced.');
  });

  it('sends no blanks, but empty labels and environment (they take away)', () => {
    expect(toSend({ id: '/a', cmd: '', labels: {}, container: {}, args: [] })).toEqual({
      id: '/a',
      labels: {},
      args: [],
    });
  });

  it('shows the complaints of the server at their fields', () => {
    const problems = problemsOf({
      message: 'Object is not valid',
      details: [
        { path: '/healthChecks(0)/command', errors: ['needs a command'] },
        { path: '/cpus', errors: ['error.expected.jsnumber'] },
      ],
    });
    expect(errorsAt(problems, '/cpus')).toEqual(['must be a number']);
    expect(errorsAt(problems, '/healthChecks', true)).toEqual(['needs a command']);
    expect(errorsAt(problems, '/healthChecks')).toEqual([]);
    expect(problemsOf({ message: 'Invalid JSON', details: 'line 1' })).toEqual([
      { path: '/', errors: ['line 1'] },
    ]);
    expect(problemsOf('nothing')).toEqual([]);
  });

  it('reads and prints constraints', () => {
    const text = 'hostname:UNIQUE\nrack:LIKE:r[1:2]';
    expect(parseConstraints(text)).toEqual([
      ['hostname', 'UNIQUE'],
      ['rack', 'LIKE', 'r[1:2]'],
    ]);
    expect(printConstraints(parseConstraints(text))).toBe(text);
  });
});

describe('the difference of versions', () => {
  it('is shown by lines', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nc\nd')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'gone', text: 'b' },
      { kind: 'add', text: 'x' },
      { kind: 'same', text: 'c' },
      { kind: 'add', text: 'd' },
    ]);
  });
});

describe('news', () => {
  it('says what happened and how bad it is', () => {
    const event = {
      eventType: 'status_update_event',
      timestamp: '',
      appId: '/a',
      taskStatus: 'TASK_FAILED',
      message: 'exit 1',
    };
    expect(tell(event)).toEqual({
      text: 'An instance of /a has failed: exit 1',
      tone: 'bad',
      app: '/a',
    });
    expect(tell({ eventType: 'deployment_step_success', timestamp: '' })).toBeNull();
  });
});

describe('what holds a deployment up', () => {
  const deployment: Deployment = {
    id: 'd',
    version: '2026-11-24T10:00:00.000Z',
    affectedApps: ['/shop/db', '/shop/web'],
    steps: [
      { actions: [{ action: 'ScaleApplication', app: '/shop/db' }] },
      { actions: [{ action: 'RestartApplication', app: '/shop/web' }] },
    ],
    currentActions: [
      {
        action: 'RestartApplication',
        app: '/shop/web',
        readinessCheckResults: [{ name: 'up', taskId: 't', ready: false }],
      },
    ],
    currentStep: 2,
    totalSteps: 2,
  };

  it('is told by its tasks and checks', () => {
    const app = anApp({
      healthChecks: [{}],
      versionInfo: { lastConfigChangeAt: '2026-11-24T10:00:00.000Z' },
      tasks: [
        { appId: '/shop/web', id: 'a', state: 'TASK_STAGING' },
        {
          appId: '/shop/web',
          id: 'b',
          state: 'TASK_RUNNING',
          healthCheckResults: [{ alive: false, lastFailureCause: 'HTTP status 500' }],
        },
        { appId: '/shop/web', id: 'c', state: 'TASK_RUNNING' },
        { appId: '/shop/web', id: 'd', state: 'TASK_RUNNING', version: '2026-11-23T10:00:00.000Z' },
      ],
    });
    expect(holdUps(app, deployment)).toEqual([
      '1 instance staging.',
      '1 instance failing health checks: HTTP status 500.',
      '1 instance running, whose health is not known yet.',
      '1 readiness check not passed: up.',
      '1 instance of older versions not ended.',
    ]);
  });

  it('may be the turn of another app', () => {
    expect(holdUps(anApp(), { ...deployment, currentStep: 1 })).toEqual([
      'Its turn comes after /shop/db.',
    ]);
    expect(holdUps(anApp({ id: '/shop/db' }), deployment)).toEqual([
      'Its own part is done; now it is for /shop/web.',
    ]);
  });
});
