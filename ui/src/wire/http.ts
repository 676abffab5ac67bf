/** A request as the page makes it and as a person may repeat it with curl. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the page. */
  url: string;
  body?: unknown;
}

/** The server's refusal, or the network's. `status` 0: nobody answered. */
export class CallError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, message: string, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

export async function send<T>(call: Call, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const request: RequestInit = { method: call.method, headers };
  if (signal) request.signal = signal;
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(call.body);
  }
  let response: Response;
  try {
    response = await fetch(call.url, request);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new CallError(0, 'Nobody answers at ' + absolute(call.url), null);
  }
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw new CallError(response.status, messageOf(body, text, response), body);
  return body as T;
}

export const get = <T>(url: string, signal?: AbortSignal) =>
  send<T>({ method: 'GET', url }, signal);

export const absolute = (url: string) =>
  typeof location === 'undefined' ? url : new URL(url, location.href.split('#')[0]).href;

/** The same call for a shell. Single quotes keep JSON readable. */
export function curl(call: Call): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const url = absolute(call.url);
  const parts = ['curl'];
  if (call.method !== 'GET') parts.push('-X', call.method);
  parts.push(/^[\w.:/%@,+=-]+$/.test(url) ? url : quote(url));
  if (call.body !== undefined) {
    parts.push("-H 'Content-Type: application/json'", '-d', quote(JSON.stringify(call.body)));
  }
  return parts.join(' ');
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function messageOf(body: unknown, text: string, response: Response): string {
  if (body !== null && typeof body === 'object' && 'message' in body) {
    if (typeof body.message === 'string') return body.message;
  }
  const short = text.trim();
  if (short !== '' && short.length < 300 && !short.startsWith('<')) return short;
  return `${response.status} ${response.statusText}`.trim();
}
