import { createStore, useStore } from './store';

/** Where the page is: `#/apps/shop/web?tab=debug` is path `['apps','shop','web']`, tab=debug. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(query),
  };
}

/** A link inside the page; `undefined` and empty query values are left out. */
export function link(path: string[], query: Record<string, string | undefined> = {}): string {
  const set = Object.entries(query).filter((e): e is [string, string] => !!e[1]);
  const tail = set.length > 0 ? `?${new URLSearchParams(set)}` : '';
  return `#/${path.map(encodeURIComponent).join('/')}${tail}`;
}

const current = createStore<Route>(
  parseRoute(typeof location === 'undefined' ? '' : location.hash),
);

if (typeof window !== 'undefined') {
  window.addEventListener('hashchange', () => current.set(parseRoute(location.hash)));
}

export const useRoute = () => useStore(current);

export function go(to: string): void {
  location.hash = to;
}

/** Changes query values in place: filters and sort orders are no steps in the history. */
export function setQuery(change: Record<string, string | undefined>): void {
  const { path, query } = current.get();
  const next = { ...Object.fromEntries(query), ...change };
  history.replaceState(null, '', link(path, next));
  current.set(parseRoute(location.hash));
}
