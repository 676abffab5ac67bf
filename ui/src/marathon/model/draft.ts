import type { App } from './api';

/** The definition of an app while it is edited: the JSON that will be sent. */
export type Draft = Record<string, unknown> & { id?: string };

export const NEW_APP: Draft = { id: '', cmd: '', cpus: 0.1, mem: 64, instances: 1 };

/** What the server adds to a definition; sending it back means nothing or is refused. */
const READ_ONLY = new Set([
  'version',
  'versionInfo',
  'tasks',
  'tasksStaged',
  'tasksRunning',
  'tasksHealthy',
  'tasksUnhealthy',
  'deployments',
  'lastTaskFailure',
  'readinessCheckResults',
  'taskStats',
  'tasksStats',
]);

export const definitionOf = (app: App): Draft =>
  Object.fromEntries(Object.entries(app).filter(([name]) => !READ_ONLY.has(name)));

/** The draft without what was left blank, as it is sent. */
export function toSend(draft: Draft): Draft {
  const blank = (value: unknown) =>
    value === '' || value === undefined || (isObject(value) && Object.keys(value).length === 0);
  return Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) => name === 'labels' || name === 'env' || !blank(value),
    ),
  );
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The value at a path of field names; `undefined` when something on the way is missing. */
export function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (v, key) => (isObject(v) || Array.isArray(v) ? v[key as never] : undefined),
    value,
  );
}

/** A copy with the value at the path; `undefined` takes the field away, and what gets empty by it. */
export function withAt(value: unknown, path: string[], next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (Array.isArray(value) || (value === undefined && /^\d+$/.test(key))) {
    const copy: unknown[] = Array.isArray(value) ? [...value] : [];
    const inner = withAt(copy[Number(key)], rest, next);
    if (inner === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = inner;
    return next === undefined && copy.length === 0 ? undefined : copy;
  }
  const copy = { ...(isObject(value) ? value : {}) };
  const inner = withAt(copy[key], rest, next);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return next === undefined && Object.keys(copy).length === 0 ? undefined : copy;
}

/** Top-level fields that differ; what decides whether instances are replaced. */
export function changed(before: Draft, after: Draft): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(name => canonical(before[name]) !== canonical(after[name])).sort();
}

/** What a change will do to what runs. */
export function effect(differs: string[]): string {
  if (differs.length === 0) return 'Nothing is changed yet.';
  if (differs.every(name => name === 'instances'))
    return 'Only the number of instances changes: no restart.';
  return `Changes ${differs.join(', ')}: instances are replaced.`;
}

/** JSON with sorted keys: equal values, equal texts. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, v: unknown) =>
      isObject(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
    ) ?? ''
  );
}

export interface Problem {
  /** `/healthChecks/0/command`; `/` is the whole. */
  path: string;
  errors: string[];
}

/** The server's `details`, each path with slashes only: `/healthChecks(0)/x` is `/healthChecks/0/x`. */
export function problemsOf(body: unknown): Problem[] {
  const details = isObject(body) ? body.details : undefined;
  if (typeof details === 'string') return [{ path: '/', errors: [details] }];
  if (!Array.isArray(details)) return [];
  return details.filter(isObject).map(detail => ({
    path: normalPath(String(detail.path ?? '/')),
    errors: (Array.isArray(detail.errors) ? detail.errors : []).map(e => inWords(String(e))),
  }));
}

const normalPath = (path: string) =>
  '/' +
  path
    .replace(/[([](\d+)[)\]]/g, '/$1')
    .split('/')
    .filter(Boolean)
    .join('/');

const WORDS: Record<string, string> = {
  'error.path.missing': 'is required',
  'error.expected.jsstring': 'must be text',
  'error.expected.jsnumber': 'must be a number',
  'error.expected.jsobject': 'must be an object',
  'error.expected.jsarray': 'must be a list',
  'error.expected.jsboolean': 'must be true or false',
  'error.min': 'is too small',
  'error.max': 'is too large',
  'error.minLength': 'is too short',
  'error.maxLength': 'is too long',
  'error.pattern': 'has characters that are not allowed',
  'error.unknown.enum.literal': 'is none of the allowed words',
};

const inWords = (error: string) => WORDS[error] ?? error;

/** The messages for one field, or for everything below a section when `deep`. */
export const errorsAt = (problems: Problem[], path: string, deep = false): string[] =>
  problems
    .filter(p => p.path === path || (deep && p.path.startsWith(`${path}/`)))
    .flatMap(p => p.errors);

/** `hostname:UNIQUE` and `rack:GROUP_BY:3`, one a line, as Marathon's lists. */
export const parseConstraints = (text: string): string[][] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const [field = '', operator = '', ...value] = line.split(':');
      return value.length > 0
        ? [field.trim(), operator.trim(), value.join(':').trim()]
        : [field.trim(), operator.trim()];
    });

export const printConstraints = (constraints: unknown): string =>
  (Array.isArray(constraints) ? constraints : [])
    .map(c => (Array.isArray(c) ? c.join(':') : ''))
    .join('\n');
