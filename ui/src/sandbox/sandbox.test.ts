import { describe, expect, it } from 'vitest';
import { sandboxIn } from './files';
import { usageOf } from './usage';
import { append, KEEP_LINES, matching, prepend, startAt } from './lines';

describe('lines of a growing file', () => {
  it('are complete only when their end was read', () => {
    const first = append(startAt(0), 'one\ntw');
    expect(first).toMatchObject({ lines: ['one'], rest: 'tw', to: 6 });
    const second = append(first, 'o\r\nthree\n');
    expect(second).toMatchObject({ lines: ['one', 'two', 'three'], rest: '', to: 15 });
  });

  it('count bytes, not letters', () => {
    expect(append(startAt(0), 'grün\n').to).toBe(6);
  });

  it('grow at the front, too', () => {
    const tail = append(startAt(10), 'rd\nfourth\n');
    const whole = prepend(tail, 'first\nthi', 1);
    expect(whole).toMatchObject({ lines: ['first', 'third', 'fourth'], from: 1, to: 20 });
  });

  it('are not kept without bound', () => {
    const many = append(startAt(0), 'x\n'.repeat(KEEP_LINES + 5));
    expect(many.lines).toHaveLength(KEEP_LINES);
    expect(many.dropped).toBe(5);
  });

  it('lose colours and can be searched', () => {
    const held = append(startAt(0), '\u001b[31mError\u001b[0m: no\nfine\nan error again');
    expect(held.lines[0]).toBe('Error: no');
    expect(matching(held, 'ERROR')).toEqual([0, 2]);
  });
});

describe('usage', () => {
  const sample = (timestamp: number, seconds: number) => ({
    executor_id: 't',
    framework_id: 'f',
    statistics: {
      timestamp,
      cpus_limit: 0.5,
      cpus_user_time_secs: seconds,
      cpus_system_time_secs: 1,
      mem_rss_bytes: 1024,
    },
  });

  it('of CPU needs two samples', () => {
    expect(usageOf(undefined, sample(10, 2))).toEqual({ cpuLimit: 0.5, memory: 1024 });
    expect(usageOf(sample(10, 2), sample(14, 3)).cpus).toBe(0.25);
    expect(usageOf(sample(14, 3), sample(14, 3)).cpus).toBeUndefined();
    expect(usageOf(sample(14, 3), sample(16, 0)).cpus).toBe(0);
  });
});

describe('the sandbox of a task', () => {
  const state = {
    frameworks: [
      {
        id: 'f',
        executors: [{ id: 't', container: 'c2', directory: '/w/runs/c2' }],
        completed_executors: [
          { id: 't', container: 'c1', directory: '/w/runs/c1' },
          { id: 'e', container: 'c3', directory: '/w/runs/c3', completed_tasks: [{ id: 'g1' }] },
        ],
      },
    ],
  };

  it('is its own run, not the newest one', () => {
    expect(sandboxIn(state, 'f', 't', '', 'c1')).toBe('/w/runs/c1');
    expect(sandboxIn(state, 'f', 't', '')).toBe('/w/runs/c2');
  });

  it('of a task in a group lies below its executor', () => {
    expect(sandboxIn(state, 'f', 'g1', 'e', 'c3.nested')).toBe('/w/runs/c3/tasks/g1');
  });

  it('may be unknown', () => {
    expect(sandboxIn(state, 'f', 'nope', '')).toBeUndefined();
    expect(sandboxIn({}, 'f', 't', '')).toBeUndefined();
  });
});
