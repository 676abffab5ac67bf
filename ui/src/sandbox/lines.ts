/** The part of a file that a page holds: lines, and the byte range they were read from. */
export interface Lines {
  /** Complete lines, without their ends. */
  lines: string[];
  /** What stands after the last line end. */
  rest: string;
  /** Offset of the first held byte; 0: the file is held from its beginning. */
  from: number;
  /** Offset of the next byte to read. */
  to: number;
  /** Lines given up at the front because there were too many. */
  dropped: number;
}

export const PIECE = 50_000;
export const KEEP_LINES = 20_000;

const encoder = new TextEncoder();

export const sizeOf = (text: string) => encoder.encode(text).length;

/** Nothing yet of a file that will be read from `at` on. */
export const startAt = (at: number): Lines => ({
  lines: [],
  rest: '',
  from: at,
  to: at,
  dropped: 0,
});

/** Appends what was read at `held.to`. Carriage returns at line ends are dropped. */
export function append(held: Lines, data: string): Lines {
  const parts = (held.rest + data).split('\n');
  const rest = parts.pop()!;
  const fresh = parts.map(plain);
  const all = held.lines.length === 0 ? fresh : [...held.lines, ...fresh];
  const excess = Math.max(0, all.length - KEEP_LINES);
  return {
    lines: excess > 0 ? all.slice(excess) : all,
    rest,
    from: held.from,
    to: held.to + sizeOf(data),
    dropped: held.dropped + excess,
  };
}

/** Puts in front what was read up to `held.from`; the first line may go on further in front. */
export function prepend(held: Lines, data: string, from: number): Lines {
  const [first = '', ...others] = held.lines;
  const whole = data + (held.lines.length > 0 ? first + '\n' : '');
  const parts = whole.split('\n');
  parts.pop();
  return {
    ...held,
    lines: [...parts.map(plain), ...others],
    rest: held.lines.length > 0 ? held.rest : data.slice(data.lastIndexOf('\n') + 1) + held.rest,
    from,
  };
}

const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/** Without carriage returns and terminal colours. */
const plain = (line: string) =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).replace(COLOURS, '');

/** The lines to show: all, or those that contain what is searched for; with their indexes. */
export function matching(held: Lines, wanted: string): number[] {
  const all = held.rest === '' ? held.lines : [...held.lines, held.rest];
  const lower = wanted.toLowerCase();
  const found: number[] = [];
  all.forEach((line, n) => {
    if (lower === '' || line.toLowerCase().includes(lower)) found.push(n);
  });
  return found;
}
