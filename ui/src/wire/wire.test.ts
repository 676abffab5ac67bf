import { describe, expect, it } from 'vitest';
import { rowsInSight } from '../design/virtual';
import { fitting, sorted, type Column } from '../design/Table';
import { nameOf } from '../design/keys';
import {
  ago,
  bytes,
  duration,
  megabytes,
  percent,
  plural,
  portCount,
  scalar,
  shortId,
  stateClaim,
} from './format';
import { best, score } from './fuzzy';
import { curl } from './http';
import { restAfter } from './pace';
import { link, parseRoute } from './route';
import { createStore } from './store';

describe('columns', () => {
  const columns = [
    { name: 'Name', width: 'minmax(150px, 2fr)' },
    { name: 'State', width: '120px' },
    { name: 'CPU', width: 'minmax(110px, 1fr)' },
    { name: 'Disk', width: '110px', from: 700 },
    { name: 'Do', width: '40px', unnamed: true },
  ];
  const names = (width: number) => fitting(columns, width).map(column => column.name);

  it('go from the back when there is no room, but for what can be done', () => {
    expect(names(900)).toEqual(['Name', 'State', 'CPU', 'Disk', 'Do']);
    expect(names(600)).toEqual(['Name', 'State', 'CPU', 'Do']);
    expect(names(330)).toEqual(['Name', 'State', 'Do']);
    expect(names(100)).toEqual(['Name', 'Do']);
  });
});

describe('formats', () => {
  it('of states say what became of a task', () => {
    expect(['TASK_RUNNING', 'TASK_FAILED', 'killed', 'TASK_UNREACHABLE'].map(stateClaim)).toEqual([
      'is running',
      'has failed',
      'was killed',
      'is unreachable',
    ]);
  });

  it('of sizes carry the unit that is easiest to read', () => {
    expect([0, 64, 1024, 1945.6, 150_000, 3_000_000].map(megabytes)).toEqual([
      '0 MB',
      '64 MB',
      '1 GB',
      '1.9 GB',
      '146 GB',
      '2.9 TB',
    ]);
    expect([0, 1023, 2048, 5_000_000].map(bytes)).toEqual(['0 B', '1023 B', '2 kB', '4.8 MB']);
  });

  it('of numbers drop what nobody needs', () => {
    expect([0.1 + 0.2, 4, 12345.6].map(scalar)).toEqual(['0.3', '4', '12,346']);
    expect([plural(1, 'app'), plural(0, 'app'), plural(1200, 'app')]).toEqual([
      '1 app',
      '0 apps',
      '1,200 apps',
    ]);
    expect([percent(1, 3), percent(1, 1000), percent(0, 5), percent(1, 0)]).toEqual([
      '33%',
      '<1%',
      '0%',
      '–',
    ]);
  });

  it('of times show the two largest units', () => {
    expect([0, 999, 61_000, 3_600_000, 93_784_000].map(duration)).toEqual([
      '0s',
      '1s',
      '1m 1s',
      '1h',
      '1d 2h',
    ]);
    expect([ago(0, 1000), ago(0, 59_000), ago(0, 7_300_000)]).toEqual([
      'just now',
      '59s ago',
      '2h ago',
    ]);
  });

  it('of ids keep what tells them apart', () => {
    expect(shortId('20d97152-d2a1-4da1-afed-d0d8f910dc05-S0')).toBe('…dc05-S0');
    expect(shortId('t1')).toBe('t1');
    expect(portCount('[1-2, 31000-31999]')).toBe(1002);
    expect(portCount('')).toBe(0);
  });
});

describe('routes', () => {
  it('are read as they were written', () => {
    const to = link(['tasks', 'a/b c'], { file: 'conf/app.json', none: undefined, empty: '' });
    expect(to).toBe('#/tasks/a%2Fb%20c?file=conf%2Fapp.json');
    expect(parseRoute(to).path).toEqual(['tasks', 'a/b c']);
    expect(parseRoute(to).query.get('file')).toBe('conf/app.json');
    expect(parseRoute('').path).toEqual([]);
  });
});

describe('curl', () => {
  it('says the same as the page does', () => {
    const call = {
      method: 'PUT' as const,
      url: 'http://h:8080/v2/apps/a?force=true',
      body: { cmd: "echo 'hi'" },
    };
    expect(curl(call)).toBe(
      `curl -X PUT 'http://h:8080/v2/apps/a?force=true' -H 'Content-Type: application/json' ` +
        `-d '{"cmd":"echo '\\''hi'\\''"}'`,
    );
    expect(curl({ method: 'GET', url: 'http://h/state' })).toBe('curl http://h/state');
  });
});

describe('finding', () => {
  it('prefers starts of words to letters in between', () => {
    const names = ['/shop/data/web-import', '/ops/cobweb', '/shop/web', '/a'];
    expect(best('web', names, n => n, 9)).toEqual([
      '/shop/web',
      '/shop/data/web-import',
      '/ops/cobweb',
    ]);
    expect(best('', names, n => n, 2)).toEqual(names.slice(0, 2));
  });

  it('takes letters in order, but not anything', () => {
    expect(score('shpwb', '/shop/web')).not.toBeNull();
    expect(score('bew', '/shop/web')).toBeNull();
    expect(score('web xyz', '/shop/web')).toBeNull();
  });
});

describe('pacing', () => {
  it('rests longer the more an answer costs', () => {
    expect([restAfter(10, 2000), restAfter(1000, 2000), restAfter(1e6, 2000)]).toEqual([
      2000, 4000, 60_000,
    ]);
  });
});

describe('a table', () => {
  const columns: Column<{ n: number; s: string }>[] = [
    { name: 'N', width: '', cell: r => r.n, by: r => r.n },
    { name: 'S', width: '', cell: r => r.s, by: r => r.s },
    { name: 'X', width: '', cell: () => null },
  ];
  const rows = [
    { n: 2, s: 'b10' },
    { n: 1, s: 'b9' },
    { n: 2, s: 'a' },
  ];
  const order = (sort: string, first?: (r: { n: number; s: string }) => boolean) =>
    sorted(rows, columns, sort, first).map(r => r.s);

  it('sorts up and down, texts with numbers as people do, equal rows as they stood', () => {
    expect(order('N')).toEqual(['b9', 'b10', 'a']);
    expect(order('-N')).toEqual(['b10', 'a', 'b9']);
    expect(order('S')).toEqual(['a', 'b9', 'b10']);
    expect(order('X')).toEqual(['b10', 'b9', 'a']);
  });

  it('keeps first rows first, up and down', () => {
    expect(order('-S', r => r.s === 'a')).toEqual(['a', 'b10', 'b9']);
  });

  it('draws the rows in sight and some around', () => {
    expect(rowsInSight(-3400, 680, 34, 10_000, 5)).toEqual([95, 125]);
    expect(rowsInSight(0, 680, 34, 3, 5)).toEqual([0, 3]);
    expect(rowsInSight(-1e9, 680, 34, 10, 5)).toEqual([10, 10]);
  });
});

describe('keys', () => {
  const key = (k: string, more = {}) =>
    nameOf({ key: k, ctrlKey: false, metaKey: false, shiftKey: false, ...more });

  it('have one name on every keyboard', () => {
    expect(key('k', { metaKey: true })).toBe('mod+k');
    expect(key('K', { ctrlKey: true, shiftKey: true })).toBe('mod+shift+k');
    expect(key('?', { shiftKey: true })).toBe('?');
  });
});

describe('a store', () => {
  it('tells of changes, and only of changes', () => {
    const store = createStore(1);
    let told = 0;
    const stop = store.subscribe(() => told++);
    store.set(1);
    store.update(n => n + 1);
    stop();
    store.set(3);
    expect([store.get(), told]).toEqual([3, 1]);
  });
});
