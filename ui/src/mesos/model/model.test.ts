import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWords } from './allocation';
import { changedAt, endedAt, plus, startedAt, taskKey, type Cluster } from './cluster';
import { stillSeen } from './live';
import { tell } from './news';
import { applyEvents, readList, readSnapshot, withOffers } from './operator';
import type { V1Event, V1State } from './operatorWire';
import { readState } from './state';
import { attention, countTasks, hoarding, totals } from './summary';

const sample = <T>(name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../dev/samples/${name}.json`, import.meta.url), 'utf8'),
  ) as T;

const FW = '20d97152-d2a1-4da1-afed-d0d8f910dc05-0001';
const S0 = '20d97152-d2a1-4da1-afed-d0d8f910dc05-S0';

const v0 = () => readState(sample('state')).cluster;
const v1 = () => {
  const snapshot = sample<{ get_state: V1State }>('get_state');
  return readSnapshot(snapshot.get_state);
};

const comparable = (cluster: Cluster) =>
  [...cluster.tasks.values()].map(t => [t.key, t.name, t.state, t.where, t.agent, t.resources]);

describe('the cluster', () => {
  it('reads the same from /state and from the operator API', () => {
    expect(comparable(v1()).sort()).toEqual(comparable(v0()).sort());
    expect([...v1().agents.values()]).toEqual([...v0().agents.values()]);
    expect([...v1().frameworks.keys()].sort()).toEqual([...v0().frameworks.keys()].sort());
    expect(v1().frameworks.get(FW)!.offers).toEqual(v0().frameworks.get(FW)!.offers);
  });

  it('knows the times of a task', () => {
    const task = v0().tasks.get(taskKey(FW, 't1'))!;
    expect(startedAt(task)).toBe(1795444387242);
    expect(changedAt(task)).toBe(1795444387242);
    expect(endedAt(task)).toBeUndefined();
  });

  it('sums what is there, used and offered', () => {
    const { total, used, offered } = totals(v0().agents.values());
    expect([total.cpus, used.cpus, offered.cpus]).toEqual([4, 0.5, 3.5]);
    expect([total.mem, used.mem, offered.mem]).toEqual([2048, 64, 1984]);
  });

  it('adds thousandths without dust', () => {
    const tenth = readList([{ name: 'cpus', scalar: { value: 0.1 } }]);
    expect(plus(plus(tenth, tenth), tenth).cpus).toBe(0.3);
    expect(plus({ ...tenth, ports: '[1-2]' }, { ...tenth, ports: '[5-5]' }).ports).toBe(
      '[1-2, 5-5]',
    );
  });
});

const launched: V1Event = {
  type: 'TASK_ADDED',
  task_added: {
    task: {
      name: 'web',
      task_id: { value: 't2' },
      framework_id: { value: FW },
      agent_id: { value: S0 },
      state: 'TASK_STAGING',
      resources: [
        { name: 'cpus', scalar: { value: 0.25 } },
        { name: 'mem', scalar: { value: 32 } },
      ],
    },
  },
};

const updated = (state: string, message?: string): V1Event => ({
  type: 'TASK_UPDATED',
  task_updated: {
    framework_id: { value: FW },
    state,
    status: {
      state,
      timestamp: 1795444400,
      task_id: { value: 't2' },
      ...(message ? { message } : {}),
    },
  },
});

describe('events', () => {
  it('charge a launched task and give back an ended one', () => {
    const before = v1();
    const with2 = applyEvents(before, [launched, updated('TASK_RUNNING')]);
    expect(with2.agents.get(S0)!.used.cpus).toBe(0.75);
    expect(with2.frameworks.get(FW)!.used.mem).toBe(96);
    expect(with2.tasks.get(taskKey(FW, 't2'))!.state).toBe('TASK_RUNNING');
    const after = applyEvents(with2, [updated('TASK_FAILED', 'exited with status 1')]);
    expect(after.agents.get(S0)!.used).toEqual(before.agents.get(S0)!.used);
    expect(after.tasks.get(taskKey(FW, 't2'))!.where).toBe('completed');
    expect(before.tasks.has(taskKey(FW, 't2'))).toBe(false);
  });

  it('charge once, however often a task is added or ends', () => {
    const twice = applyEvents(v1(), [launched, launched]);
    expect(twice.agents.get(S0)!.used.cpus).toBe(0.75);
    const ended = applyEvents(twice, [updated('TASK_KILLED'), updated('TASK_KILLED')]);
    expect(ended.agents.get(S0)!.used.cpus).toBe(0.5);
  });

  it('of unknown tasks change nothing', () => {
    expect(comparable(applyEvents(v1(), [updated('TASK_RUNNING')]))).toEqual(comparable(v1()));
  });

  it('remove agents and end frameworks', () => {
    const after = applyEvents(v1(), [
      { type: 'AGENT_REMOVED', agent_removed: { agent_id: { value: S0 } } },
      {
        type: 'FRAMEWORK_REMOVED',
        framework_removed: { framework_info: { id: { value: FW }, name: 'oracle-fw' } },
      },
    ]);
    expect(after.agents.size).toBe(0);
    expect(after.frameworks.get(FW)!.state).toBe('completed');
    expect(after.frameworks.get(FW)!.offers).toEqual([]);
  });

  it('are told in a line', () => {
    const cluster = applyEvents(v1(), [launched]);
    expect(tell(launched, v1())!.text).toBe('web was launched on 127.0.0.1');
    expect(tell(updated('TASK_FAILED', 'exited with status 1'), cluster)).toMatchObject({
      text: 'web has failed: exited with status 1',
      tone: 'bad',
    });
    expect(tell({ type: 'HEARTBEAT' }, cluster)).toBeNull();
  });

  it('leave offers to be asked for', () => {
    const after = withOffers(v1(), { agents: [] }, { frameworks: [] });
    expect(after.agents.size).toBe(0);
    expect(after.tasks).toBe(after.tasks);
  });
});

describe('the reasons of the allocator', () => {
  const reason = { agents: 2, for_example: 'S0', detail: '' };
  it('are told in sentences, those of a later master as they come', () => {
    expect(inWords({ ...reason, why: 'too_little_left' })).toBe(
      '2 agents have too little left for an offer',
    );
    expect(inWords({ ...reason, agents: 1, why: 'agent_away' })).toBe('1 agent is disconnected');
    expect(inWords({ ...reason, why: 'new_rule' })).toBe('2 agents: new rule');
  });
});

describe('attention', () => {
  it('goes to offers held long, with how long and how much', () => {
    const cluster = v0();
    const now = Date.now();
    const fresh = stillSeen(new Map(), cluster);
    expect(hoarding(cluster.frameworks.get(FW)!, fresh, now)).toBeNull();
    const old = new Map([...fresh.keys()].map(id => [id, now - 72_000]));
    expect(stillSeen(old, cluster)).toEqual(old);
    const found = attention(cluster, old, now);
    expect(found).toHaveLength(1);
    expect(found[0]!.title).toBe('oracle-fw holds 1 offer');
    expect(found[0]!.why).toContain('3.5 CPUs and 1.9 GB for 1m 12s');
  });

  it('counts tasks by what they do', () => {
    const failed = applyEvents(v1(), [launched, updated('TASK_FAILED')]);
    expect(countTasks(failed.tasks.values())).toMatchObject({
      running: 1,
      completed: 2,
      failed: 1,
    });
  });
});
