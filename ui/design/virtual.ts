import { useLayoutEffect, useState, type RefObject } from 'react';

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

/**
 * Follows what of a tall list of equal rows can be seen inside the scroller around it. The range
 * moves in steps of `around / 2`, so that most scrolls draw nothing new.
 */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  count: number,
  row: number,
): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, Math.min(count, 40)]);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const scroller = box.closest<HTMLElement>('[data-scroller]') ?? document.documentElement;
    const look = () => {
      const top = box.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      const [start, end] = rowsInSight(top, scroller.clientHeight, row, count, 12);
      const from = Math.max(0, start - (start % 6));
      const to = Math.min(count, end + (6 - (end % 6)));
      setRange(now => (now[0] === from && now[1] === to ? now : [from, to]));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  });
  return [Math.min(range[0], count), Math.min(range[1], count)];
}
