import { CallError } from './http';

/** Hosts whose answers the browser may not read by fetch (no CORS header): asked by script tag. */
const byScript = new Set<string>();
let count = 0;

/**
 * A GET at another origin: Mesos' agents and masters. By fetch when the host allows it, else the
 * original's way, JSONP: `jsonp=NAME` makes the answer a script that calls NAME.
 */
export async function getForeign<T>(url: string, patienceMs = 10_000): Promise<T> {
  const origin = new URL(url, location.href).origin;
  if (origin === location.origin) return getByFetch<T>(url, patienceMs);
  if (!byScript.has(origin)) {
    try {
      return await getByFetch<T>(url, patienceMs);
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 0) throw error;
    }
    const value = await getByScript<T>(url, patienceMs);
    byScript.add(origin);
    return value;
  }
  return getByScript<T>(url, patienceMs);
}

async function getByFetch<T>(url: string, patienceMs: number): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    throw new CallError(0, unreachable(url), null);
  }
  const text = await response.text();
  if (!response.ok) throw new CallError(response.status, text.trim() || `${response.status}`, text);
  return JSON.parse(text) as T;
}

function getByScript<T>(url: string, patienceMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const name = `mesocosm_${++count}`;
    const script = document.createElement('script');
    const done = () => {
      clearTimeout(timer);
      delete (window as unknown as Record<string, unknown>)[name];
      script.remove();
    };
    const fail = () => {
      done();
      reject(new CallError(0, unreachable(url), null));
    };
    const timer = setTimeout(fail, patienceMs);
    (window as unknown as Record<string, unknown>)[name] = (value: T) => {
      done();
      resolve(value);
    };
    script.src = `${url}${url.includes('?') ? '&' : '?'}jsonp=${name}`;
    script.onerror = fail;
    document.head.append(script);
  });
}

const unreachable = (url: string) =>
  `${new URL(url, location.href).host} cannot be read from this browser: it is down, not ` +
  'reachable by that name, or has no such file';
