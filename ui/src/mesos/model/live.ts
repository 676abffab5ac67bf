import type { Pulse } from '../../design/Frame';
import { CallError, get, send } from '../../wire/http';
import { repeat, type Repeating } from '../../wire/pace';
import { visible, whenHidden } from '../../wire/visible';
import { jsonRecords } from '../../wire/recordio';
import { createStore } from '../../wire/store';
import { EMPTY, type Cluster, type MasterFacts } from './cluster';
import { tell } from './news';
import { applyEvents, readSnapshot, withOffers } from './operator';
import type { V1Event, V1State } from './operatorWire';
import { millis, readState } from './state';
import type { V0State } from './stateWire';

export interface News {
  id: number;
  at: number;
  text: string;
  tone: 'ok' | 'warn' | 'bad' | 'info' | 'idle';
  href?: string;
}

export interface View {
  cluster: Cluster;
  facts: MasterFacts | null;
  pulse: Pulse;
  /** Why there is nothing to see, in words; empty while all is well. */
  trouble: string;
  news: News[];
  metrics: Record<string, number>;
  /** When this page first saw each offer: how long at least it has been held. */
  seen: Map<string, number>;
}

export const view = createStore<View>({
  cluster: EMPTY,
  facts: null,
  pulse: 'connecting',
  trouble: '',
  news: [],
  metrics: {},
  seen: new Map(),
});

const NEWS = 200;
const SILENCE_MS = 45_000;
let newsId = 0;
let streaming = false;
let offersKnown = true;
let refresh: Repeating | undefined;

/** Asks again, soon: after an action of this page. */
export const refreshSoon = () => refresh?.kick();

/** Starts following the master this page was served by. */
export function follow(): void {
  void keepStreaming();
  refresh = repeat(ask, () => (streaming ? 3000 : 2000));
  repeat(askMetrics, () => 5000);
}

/**
 * One subscription after the other. A master without the stream, or one that is no leader,
 * leaves the page to polling; it is tried again now and then.
 */
async function keepStreaming(): Promise<void> {
  for (let failures = 0; ; failures++) {
    await visible();
    const began = performance.now();
    await stream().catch(() => undefined);
    streaming = false;
    if (performance.now() - began > 30_000) failures = 0;
    refresh?.kick();
    await new Promise(later => setTimeout(later, Math.min(30_000, 500 * 2 ** failures)));
  }
}

async function stream(): Promise<void> {
  const stop = new AbortController();
  const unwatch = whenHidden(() => stop.abort());
  let silence = setTimeout(() => stop.abort(), SILENCE_MS);
  try {
    const response = await fetch('api/v1', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: '{"type":"SUBSCRIBE"}',
      signal: stop.signal,
    });
    if (!response.ok || !response.body) return;
    for await (const events of jsonRecords<V1Event>(response.body)) {
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(), SILENCE_MS);
      take(events);
    }
  } finally {
    clearTimeout(silence);
    unwatch();
  }
}

/** Events wait this long for others: a flood of them is one change of the page. */
const GATHER_MS = 80;
let gathered: V1Event[] = [];
let gathering: ReturnType<typeof setTimeout> | undefined;

function take(events: V1Event[]): void {
  for (const event of events) {
    if (event.type === 'SUBSCRIBED') {
      gathered = [];
      streaming = true;
      show(readSnapshot(event.subscribed.get_state), { pulse: 'live', trouble: '' });
      refresh?.kick();
    } else if (event.type !== 'HEARTBEAT') gathered.push(event);
  }
  if (gathered.length > 0) gathering ??= setTimeout(applyGathered, GATHER_MS);
}

function applyGathered(): void {
  const changes = gathered;
  gathered = [];
  gathering = undefined;
  if (changes.length === 0) return;
  const before = view.get().cluster;
  const after = applyEvents(before, changes);
  const at = Date.now();
  const news = changes.slice(-NEWS).flatMap(event => {
    const told = tell(event, event.type === 'AGENT_REMOVED' ? before : after);
    return told ? [{ id: ++newsId, at, ...told }] : [];
  });
  show(after, { news: [...news.reverse(), ...view.get().news].slice(0, NEWS) });
  refresh?.kick();
}

/** While streaming: offers and states, which no event tells. Otherwise: everything. */
async function ask(): Promise<void> {
  try {
    if (streaming) await askLight();
    else await askState();
  } catch (error) {
    if (streaming) return; // the stream's own silence decides
    const trouble = error instanceof CallError ? troubleOf(error) : String(error);
    view.update(now => ({ ...now, pulse: 'lost', trouble }));
  }
}

async function askState(): Promise<void> {
  const { cluster, facts } = readState(await get<V0State>('state'));
  if (streaming) return;
  show(cluster, { facts, pulse: 'polling', trouble: '' });
}

async function askLight(): Promise<void> {
  const call = <K extends keyof V1State>(type: string, key: K) =>
    send<Record<K, V1State[K]>>({ method: 'POST', url: 'api/v1', body: { type } }).then(
      r => r[key],
    );
  const [agents, frameworks] = await Promise.all([
    call('GET_AGENTS', 'get_agents'),
    call('GET_FRAMEWORKS', 'get_frameworks'),
  ]);
  if (view.get().facts === null) await askFacts();
  if (agents && frameworks) show(withOffers(view.get().cluster, agents, frameworks), {});
  await askOffers();
}

/** Since when each offer is out: a document of our own master; others do not tell. */
async function askOffers(): Promise<void> {
  if (!offersKnown) return;
  try {
    const { offers } = await get<{ offers?: { id: string; offered_at: number }[] }>('offers');
    const told = new Map((offers ?? []).map(offer => [offer.id, offer.offered_at * 1000]));
    view.update(now => ({
      ...now,
      seen: new Map([...now.seen].map(([id, at]) => [id, told.get(id) ?? at])),
    }));
  } catch (error) {
    if (error instanceof CallError && error.status === 404) offersKnown = false;
  }
}

async function askFacts(): Promise<void> {
  const [reply, version, flags] = await Promise.all([
    send<V1Master>({ method: 'POST', url: 'api/v1', body: { type: 'GET_MASTER' } }),
    get<{ version?: string; build_date?: string; git_sha?: string }>('version'),
    get<{ flags?: Record<string, string> }>('flags').catch(() => ({ flags: {} })),
  ]);
  const { master_info: info, start_time, elected_time } = reply.get_master;
  const started = millis(start_time);
  const elected = millis(elected_time);
  const facts: MasterFacts = {
    id: info.id ?? '',
    cluster: (flags.flags as Record<string, string> | undefined)?.cluster ?? '',
    version: version.version ?? info.version ?? '',
    hostname: info.hostname ?? '',
    leader: `${info.hostname ?? ''}:${info.port ?? ''}`,
    build: [version.build_date, version.git_sha?.slice(0, 9)].filter(Boolean).join(' · '),
    ...(started === undefined ? {} : { started }),
    ...(elected === undefined ? {} : { elected }),
  };
  view.update(now => ({ ...now, facts }));
}

interface V1Master {
  get_master: {
    master_info: { id?: string; hostname?: string; port?: number; version?: string };
    start_time?: number;
    elected_time?: number;
  };
}

async function askMetrics(): Promise<void> {
  try {
    const metrics = await get<Record<string, number>>('metrics/snapshot');
    view.update(now => ({ ...now, metrics }));
    if (metrics['master/elected'] === 0) await followLeader();
  } catch {
    // Figures beside the state; its trouble is told where the state is asked for.
  }
}

/**
 * A standby sends the browser to the leader; the place inside the page is kept. While it knows of
 * none, it answers 503 instead: its page then says so and waits.
 */
async function followLeader(): Promise<void> {
  const answer = await fetch('redirect', { redirect: 'manual' });
  if (answer.type === 'opaqueredirect') location.replace('redirect' + location.hash);
}

function show(cluster: Cluster, more: Partial<View>): void {
  view.update(now => ({ ...now, ...more, cluster, seen: stillSeen(now.seen, cluster) }));
}

/** Offers get a birthday when first seen and lose it when gone. */
export function stillSeen(before: Map<string, number>, cluster: Cluster): Map<string, number> {
  const after = new Map<string, number>();
  const now = Date.now();
  for (const framework of cluster.frameworks.values()) {
    for (const offer of framework.offers) after.set(offer.id, before.get(offer.id) ?? now);
  }
  return after;
}

function troubleOf(error: CallError): string {
  if (error.status === 0) return 'The master does not answer.';
  if (error.status === 503) return `The master is not ready: ${error.message}`;
  return error.message;
}
