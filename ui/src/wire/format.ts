/** Numbers, sizes and times for people. All pure; `now` is always an argument. */

const grouped = new Intl.NumberFormat('en');

export const count = (n: number) => grouped.format(n);

export const plural = (n: number, one: string, many = `${one}s`) =>
  `${count(n)} ${n === 1 ? one : many}`;

/** CPUs and other scalars: at most three decimals are exact in Mesos, two are enough to read. */
export const scalar = (n: number) =>
  Math.abs(n) >= 1000 ? count(Math.round(n)) : String(Math.round(n * 100) / 100);

/** Megabytes, the unit of mem and disk. */
export function megabytes(mb: number): string {
  const units = ['MB', 'GB', 'TB', 'PB'];
  let value = mb;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${tight(value)} ${units[unit]}`;
}

export function bytes(n: number): string {
  return n < 1024 ? `${n} B` : n < 1024 * 1024 ? `${tight(n / 1024)} kB` : megabytes(n / 1048576);
}

const tight = (n: number) => String(Math.abs(n) >= 100 ? Math.round(n) : Math.round(n * 10) / 10);

export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const p = (100 * part) / whole;
  return p > 0 && p < 1 ? '<1%' : `${Math.round(p)}%`;
}

/** `1h 5m`: the two largest units. */
export function duration(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  const parts: [number, string][] = [
    [Math.floor(s / 86400), 'd'],
    [Math.floor(s / 3600) % 24, 'h'],
    [Math.floor(s / 60) % 60, 'm'],
    [s % 60, 's'],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first < 0) return '0s';
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n}${unit}`)
    .join(' ');
}

export function ago(then: number, now: number): string {
  const ms = now - then;
  if (ms < 1500) return 'just now';
  return `${coarse(ms)} ago`;
}

function coarse(ms: number): string {
  const s = Math.floor(ms / 1000);
  if (s < 60) return `${s}s`;
  if (s < 3600) return `${Math.floor(s / 60)}m`;
  if (s < 86400) return `${Math.floor(s / 3600)}h`;
  return `${Math.floor(s / 86400)}d`;
}

export const stamp = (ms: number) =>
  new Date(ms).toISOString().replace('T', ' ').slice(0, 19) + ' UTC';

/** The end of an id tells ids apart; its beginning is the cluster's and always the same. */
/** What is said of a task in a state: `is running`, `has failed`. */
export function stateClaim(state: string): string {
  const word = state.replace('TASK_', '').toLowerCase().replaceAll('_', ' ');
  return CLAIMS[word] ?? `is ${word}`;
}

const CLAIMS: Record<string, string> = {
  finished: 'has finished',
  failed: 'has failed',
  killed: 'was killed',
  killing: 'is being killed',
  error: 'was refused',
  dropped: 'was dropped',
};

export function shortId(id: string): string {
  const tail = /-([SFO]?\d+)$/.exec(id);
  if (tail && id.length > 20) return `…${id.slice(-(tail[0].length + 4))}`;
  return id.length > 28 ? `${id.slice(0, 12)}…${id.slice(-10)}` : id;
}

/** Ports as Mesos writes them, `[1-2, 5-9]`, counted. */
export function portCount(ranges: string): number {
  let sum = 0;
  for (const [, from, to] of ranges.matchAll(/(\d+)-(\d+)/g)) sum += Number(to) - Number(from) + 1;
  return sum;
}
