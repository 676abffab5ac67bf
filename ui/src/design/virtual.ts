import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** The rows worth drawing: those in sight and a few around. `end` is exclusive. */
export function rowsInSight(
  top: number,
  sight: number,
  row: number,
  count: number,
  around = 8,
): [number, number] {
  const first = Math.floor(-top / row) - around;
  const last = Math.ceil((sight - top) / row) + around;
  const start = Math.max(0, Math.min(first, count));
  return [start, Math.max(start, Math.min(last, count))];
}

const AROUND = 14;
const STEP = 7;

/**
 * Follows what of a tall list of equal rows can be seen inside the scroller around it. The range
 * moves in steps, so that most scrolls draw nothing new.
 */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  count: number,
  row: number,
): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, Math.min(count, 40)]);
  const scroller = useRef<HTMLElement | null>(null);

  const look = useCallback(() => {
    const box = list.current;
    const around = scroller.current;
    if (!box || !around) return;
    const top = box.getBoundingClientRect().top - around.getBoundingClientRect().top;
    const [start, end] = rowsInSight(top, around.clientHeight, row, count, AROUND);
    const from = Math.max(0, start - (start % STEP));
    const to = Math.min(count, end + STEP - (end % STEP));
    setRange(now => (now[0] === from && now[1] === to ? now : [from, to]));
  }, [list, count, row]);

  useEffect(() => {
    const around = list.current?.closest<HTMLElement>('[data-scroller]');
    if (!around) return;
    scroller.current = around;
    // Within the frame of the scroll itself, so that no empty rows are ever seen.
    const scrolled = () => flushSync(look);
    look();
    around.addEventListener('scroll', scrolled, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(around);
    return () => {
      around.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, [list, look]);

  // What stands above the list may have grown or gone: no scroll tells that.
  useLayoutEffect(look);
  return [Math.min(range[0], count), Math.min(range[1], count)];
}
