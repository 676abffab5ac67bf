import { useRef, useSyncExternalStore } from 'react';

/** A value that changes over time; readers get the last one, listeners are told of each change. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  update(change: (now: T) => T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let now = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, now)) return;
    now = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => now,
    set,
    update: change => set(change(now)),
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's value, or what `pick` takes of it; renders again only when that has changed. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, S>(store: Store<T>, pick: (value: T) => S): S;
export function useStore<T, S>(store: Store<T>, pick?: (value: T) => S): T | S {
  const last = useRef<{ from: T; picked: T | S } | null>(null);
  const read = () => {
    const from = store.get();
    if (last.current === null || !Object.is(last.current.from, from)) {
      last.current = { from, picked: pick ? pick(from) : from };
    }
    return last.current.picked;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}
