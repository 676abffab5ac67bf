import { useEffect } from 'react';
import { createStore, useStore } from './store';

const now = createStore(Date.now());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, a new one each second while somebody shows it. */
export function useNow(): number {
  useEffect(() => {
    if (users++ === 0) {
      now.set(Date.now());
      timer = setInterval(() => now.set(Date.now()), 1000);
    }
    return () => {
      if (--users === 0) clearInterval(timer);
    };
  }, []);
  return useStore(now);
}
