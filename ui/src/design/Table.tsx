import {
  memo,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { setQuery, useRoute } from '../wire/route';
import { useRowsInSight } from './virtual';

export interface Column<R> {
  name: string;
  /** A track of CSS grid: `2fr`, `96px`, `minmax(120px, 1fr)`. */
  width: string;
  cell: (row: R) => ReactNode;
  /** What the column is sorted by; without it, it is not sorted. */
  by?: (row: R) => string | number;
  right?: boolean;
  /** Its name is for ears only: what stands in it speaks for itself. */
  unnamed?: boolean;
  /** Hidden when the table is narrower than this many pixels. */
  from?: number;
}

interface TableProps<R> {
  label: string;
  rows: R[];
  columns: Column<R>[];
  keyOf: (row: R) => string;
  /** Where Enter and a click lead. */
  open?: (row: R) => void;
  /** `name` or `-name` (descending) when the address says nothing. */
  sort?: string;
  /** Prefix of the query key, when a page has several tables. */
  at?: string;
  /** Rows that stay on top whatever the order: folders before files. */
  first?: (row: R) => boolean;
  selected?: Set<string>;
  select?: (keys: Set<string>) => void;
  row?: number;
  empty?: ReactNode;
}

const ROW = 34;

/** Sorts by a column's key; equal rows keep their order. `-` before the name: descending. */
export function sorted<R>(
  rows: R[],
  columns: Column<R>[],
  order: string,
  first?: (row: R) => boolean,
): R[] {
  const down = order.startsWith('-');
  const column = columns.find(c => c.name === (down ? order.slice(1) : order));
  const by = column?.by;
  if (!by && !first) return rows;
  const keyed = rows.map(row => ({ row, key: by?.(row) ?? 0, top: first?.(row) ? 0 : 1 }));
  const sign = down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.top !== b.top) return a.top - b.top;
    if (a.key === b.key) return 0;
    if (typeof a.key === 'string' && typeof b.key === 'string') {
      return sign * a.key.localeCompare(b.key, 'en', { numeric: true });
    }
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(one => one.row);
}

/** Width of the column that rows are chosen in. */
const CHOOSER = 34;

/** The least that a column takes: of `96px` and of `minmax(96px, 1fr)` the number. */
const least = (column: Pick<Column<never>, 'width'>) =>
  Number(/(\d+)px/.exec(column.width)?.[1] ?? 0);

/**
 * Those columns that have room. The further back one stands the sooner it goes; the first stays, and
 * so do those without a name, which hold what can be done with a row.
 */
export function fitting<C extends Pick<Column<never>, 'width' | 'from' | 'unnamed'>>(
  all: readonly C[],
  width: number,
): C[] {
  const fit = all.filter(column => column.from === undefined || width >= column.from);
  let missing = fit.reduce((sum, column) => sum + least(column), -width);
  for (let at = fit.length - 1; at > 0 && missing > 0; at--) {
    if (fit[at]!.unnamed) continue;
    missing -= least(fit[at]!);
    fit.splice(at, 1);
  }
  return fit;
}

/** Any number of rows, of which those in sight are in the document. Arrows, Home, End, Enter. */
export function Table<R>(props: TableProps<R>) {
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  return <Grid {...props} />;
}

function Grid<R>(props: TableProps<R>) {
  const { columns: all, rows, keyOf, open, selected, select, first } = props;
  const route = useRoute();
  const key = `${props.at ?? ''}sort`;
  const order = route.query.get(key) ?? props.sort ?? '';
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const columns = useMemo(
    () => fitting(all, width - (select ? CHOOSER : 0)),
    [all, width, select === undefined],
  );
  const ordered = useMemo(() => sorted(rows, all, order, first), [rows, order, all, first]);
  const [active, setActive] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const high = props.row ?? ROW;
  const [start, end] = useRowsInSight(body, ordered.length, high);
  const tracks = (select ? `${CHOOSER}px ` : '') + columns.map(c => c.width).join(' ');

  const move = (to: number) => {
    const next = Math.max(0, Math.min(ordered.length - 1, to));
    setActive(next);
    const box = body.current!;
    const scroller = box.closest<HTMLElement>('[data-scroller]');
    if (!scroller) return;
    const top =
      box.getBoundingClientRect().top - scroller.getBoundingClientRect().top + next * high;
    if (top < high) scroller.scrollTop += top - high;
    else if (top + high * 1.5 > scroller.clientHeight) {
      scroller.scrollTop += top + high * 1.5 - scroller.clientHeight;
    }
  };

  // What rows call lies in a ref: a row is drawn again when it changed, not when its page was.
  const latest = useRef({ toggle: (_: R) => {}, enter: (_: R, __: number) => {} });
  latest.current = {
    toggle: row => {
      const next = new Set(selected);
      if (!next.delete(keyOf(row))) next.add(keyOf(row));
      select?.(next);
    },
    enter: (row, at) => {
      setActive(at);
      open?.(row);
    },
  };
  const toggle = useCallback((row: R) => latest.current.toggle(row), []);
  const enter = useCallback((row: R, at: number) => latest.current.enter(row, at), []);

  const keys = (event: KeyboardEvent) => {
    if (event.target !== root.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = ordered[active];
    const page = Math.max(1, Math.floor(innerHeight / high) - 6);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: ordered.length - 1,
    };
    if (steps[event.key] !== undefined) move(steps[event.key]!);
    else if (event.key === 'Enter' && row && open) open(row);
    else if (event.key === ' ' && row && select) toggle(row);
    else return;
    event.preventDefault();
  };

  const whole = selected !== undefined && rows.length > 0 && selected.size === rows.length;
  return (
    <div
      className="table"
      ref={root}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      onKeyDown={keys}
      onFocus={() => active < 0 && setActive(0)}
      aria-rowcount={ordered.length + 1}
      style={{ '--tracks': tracks, '--row': `${high}px` } as CSSProperties}
    >
      <div className="thead" role="rowgroup">
        <div className="tr" role="row" aria-rowindex={1}>
          {select && (
            <span role="columnheader">
              <input
                type="checkbox"
                aria-label="Select all"
                checked={whole}
                onChange={() => select(whole ? new Set() : new Set(rows.map(keyOf)))}
              />
            </span>
          )}
          {columns.map(column => {
            const up = order === column.name;
            const down = order === `-${column.name}`;
            return (
              <span
                key={column.name}
                role="columnheader"
                className={column.right ? 'right' : ''}
                aria-sort={up ? 'ascending' : down ? 'descending' : column.by ? 'none' : undefined}
              >
                {column.by ? (
                  <button
                    type="button"
                    onClick={() => setQuery({ [key]: up ? `-${column.name}` : column.name })}
                  >
                    {column.name}
                    <span aria-hidden="true">{up ? ' ↑' : down ? ' ↓' : ''}</span>
                  </button>
                ) : (
                  <span className={column.unnamed ? 'sr' : ''}>{column.name}</span>
                )}
              </span>
            );
          })}
        </div>
      </div>
      <div ref={body} className="tbody" role="rowgroup" style={{ height: ordered.length * high }}>
        <div
          className="slice"
          role="presentation"
          style={{ transform: `translateY(${start * high}px)` }}
        >
          {ordered.slice(start, end).map((row, n) => {
            const at = start + n;
            const chosen = selected?.has(keyOf(row)) ?? false;
            return (
              <Line
                key={keyOf(row)}
                id={`${id}-${at}`}
                at={at}
                row={row}
                name={keyOf(row)}
                columns={columns}
                active={at === active}
                chosen={select ? chosen : undefined}
                toggle={toggle}
                enter={open ? enter : undefined}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The width of an element, kept in steps: columns come and go, pixels do not matter. */
function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Math.max(320, innerWidth - 260));
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor((of.current?.clientWidth ?? 0) / 20) * 20);
    measure();
    const resized = new ResizeObserver(measure);
    if (of.current) resized.observe(of.current);
    return () => resized.disconnect();
  }, [of]);
  return width;
}

interface LineProps<R> {
  id: string;
  at: number;
  row: R;
  name: string;
  columns: Column<R>[];
  active: boolean;
  /** Not given: rows of this table cannot be chosen. */
  chosen: boolean | undefined;
  toggle: (row: R) => void;
  enter: ((row: R, at: number) => void) | undefined;
}

/** One row; drawn anew only when it, its place or its marks have changed. */
const Line = memo(function Line<R>(props: LineProps<R>) {
  const { id, at, row, columns, active, chosen, toggle, enter } = props;
  const marks = [active && 'active', chosen && 'chosen', enter && 'opens'].filter(Boolean);
  return (
    <div
      id={id}
      className={['tr', ...marks].join(' ')}
      role="row"
      aria-rowindex={at + 2}
      aria-selected={chosen}
      onClick={event => {
        const on = event.target as HTMLElement;
        if (!enter || on.closest('a, button, input, summary')) return;
        if (String(getSelection() ?? '') === '') enter(row, at);
      }}
    >
      {chosen !== undefined && (
        <span role="gridcell">
          <input
            type="checkbox"
            aria-label={`Select ${props.name}`}
            checked={chosen}
            onChange={() => toggle(row)}
          />
        </span>
      )}
      {columns.map(column => (
        <span key={column.name} role="gridcell" className={column.right ? 'right num' : ''}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}) as <R>(props: LineProps<R>) => ReactNode;
