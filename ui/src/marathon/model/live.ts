import type { Pulse, Tone } from '../../design';
import { CallError, get } from '../../wire/http';
import { repeat, type Repeating } from '../../wire/pace';
import { stateClaim } from '../../wire/format';
import { createStore } from '../../wire/store';
import { visible, whenHidden } from '../../wire/visible';
import { V2, type App, type Deployment, type Group, type Info, type QueueItem } from './api';

export interface News {
  id: number;
  at: number;
  text: string;
  tone: Tone;
  app?: string;
}

export interface Ended {
  id: string;
  at: number;
  apps: string[];
  ok: boolean;
  action: string;
}

export interface View {
  apps: Map<string, App>;
  groups: string[];
  queue: Map<string, QueueItem>;
  deployments: Deployment[];
  /** Deployments that ended while this page was open, newest first. */
  ended: Ended[];
  info: Info | null;
  pulse: Pulse;
  trouble: string;
  news: News[];
}

export const view = createStore<View>({
  apps: new Map(),
  groups: ['/'],
  queue: new Map(),
  deployments: [],
  ended: [],
  info: null,
  pulse: 'connecting',
  trouble: '',
  news: [],
});

/** An event of `/v2/events`. */
export interface Event {
  eventType: string;
  timestamp: string;
  appId?: string;
  taskId?: string;
  taskStatus?: string;
  message?: string;
  host?: string;
  alive?: boolean;
  reason?: string;
  id?: string;
  runSpecId?: string;
  condition?: string;
  appDefinition?: { id?: string };
  plan?: { id: string; steps?: Deployment['steps'] };
}

const TYPES = [
  'api_post_event',
  'status_update_event',
  'instance_changed_event',
  'instance_health_changed_event',
  'unknown_instance_terminated_event',
  'app_terminated_event',
  'add_health_check_event',
  'remove_health_check_event',
  'failed_health_check_event',
  'health_status_changed_event',
  'unhealthy_instance_kill_event',
  'group_change_success',
  'group_change_failed',
  'deployment_info',
  'deployment_step_success',
  'deployment_step_failure',
  'deployment_success',
  'deployment_failed',
  'scheduler_registered_event',
  'scheduler_reregistered_event',
  'scheduler_disconnected_event',
  'event_stream_attached',
];

const NEWS = 200;
let newsId = 0;
let streaming = false;
let listing: Repeating;
const listeners = new Set<(event: Event) => void>();

/** Tells of each event as it comes; answers how to stop that. */
export function onEvent(listener: (event: Event) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything again, soon: after an action of this page. */
export const refresh = () => listing.kick();

export function follow(): void {
  listing = repeat(ask, () => (streaming ? 10_000 : 2500));
  void listen();
}

/** A browser gives an event source up when the answer is an error; a Marathon that starts is one. */
async function listen(): Promise<void> {
  await visible();
  const events = new EventSource(`${V2}/events?plan-format=light`);
  const unwatch = whenHidden(() => {
    events.close();
    end(0);
  });
  const end = (later: number) => {
    unwatch();
    streaming = false;
    setTimeout(() => void listen(), later);
  };
  events.onopen = () => {
    streaming = true;
    listing.kick();
  };
  events.onerror = () => {
    streaming = false;
    listing.kick();
    if (events.readyState === EventSource.CLOSED) end(3000);
  };
  for (const type of TYPES) {
    events.addEventListener(type, message => {
      streaming = true;
      take(JSON.parse((message as MessageEvent<string>).data) as Event);
    });
  }
}

function take(event: Event): void {
  for (const listener of listeners) listener(event);
  if (event.eventType === 'event_stream_attached') return;
  listing.kick();
  const told = tell(event);
  const ended = endOf(event);
  if (!told && !ended) return;
  view.update(now => ({
    ...now,
    news: told ? [{ id: ++newsId, at: Date.now(), ...told }, ...now.news].slice(0, NEWS) : now.news,
    ended: ended ? [ended, ...now.ended].slice(0, 50) : now.ended,
  }));
}

function endOf(event: Event): Ended | null {
  const ok = event.eventType === 'deployment_success';
  if (!ok && event.eventType !== 'deployment_failed') return null;
  const actions = (event.plan?.steps ?? []).flatMap(step => step.actions);
  return {
    id: event.id ?? event.plan?.id ?? '',
    at: Date.parse(event.timestamp),
    apps: [...new Set(actions.map(action => action.app ?? action.pod ?? ''))],
    ok,
    action: [...new Set(actions.map(action => actionWord(action.action)))].join(', '),
  };
}

/** `ScaleApplication` as `scale`. */
export const actionWord = (action: string) =>
  action.replace(/(Application|Pod)$/, '').toLowerCase();

/** One line for the feed; `null` for what is no news to a person. */
export function tell(event: Event): { text: string; tone: Tone; app?: string } | null {
  const app = event.appId ?? event.runSpecId ?? event.appDefinition?.id;
  const about = app === undefined ? {} : { app };
  switch (event.eventType) {
    case 'api_post_event':
      return { text: `${app} was changed`, tone: 'info', ...about };
    case 'status_update_event': {
      const word = (event.taskStatus ?? '').replace('TASK_', '').toLowerCase().replaceAll('_', ' ');
      const bad = /fail|error|lost|gone|dropped/.test(word);
      const why = bad && event.message ? `: ${event.message}` : '';
      const tone = bad
        ? 'bad'
        : word === 'running'
          ? 'ok'
          : word === 'unreachable'
            ? 'warn'
            : 'idle';
      return { text: `An instance of ${app} ${stateClaim(word)}${why}`, tone, ...about };
    }
    case 'health_status_changed_event':
      return event.alive
        ? { text: `An instance of ${app} is healthy`, tone: 'ok', ...about }
        : { text: `An instance of ${app} is unhealthy`, tone: 'bad', ...about };
    case 'unhealthy_instance_kill_event':
      return {
        text: `An unhealthy instance of ${app} is killed: ${event.reason}`,
        tone: 'bad',
        ...about,
      };
    case 'app_terminated_event':
      return { text: `${app} is gone`, tone: 'idle', ...about };
    case 'deployment_success':
      return { text: `Deployment ${(event.id ?? '').slice(0, 8)} is done`, tone: 'ok' };
    case 'deployment_failed':
      return { text: `Deployment ${(event.id ?? '').slice(0, 8)} was cancelled`, tone: 'warn' };
    case 'group_change_failed':
      return { text: `A change was refused: ${event.reason ?? 'no reason given'}`, tone: 'bad' };
    case 'scheduler_disconnected_event':
      return { text: 'Marathon lost its connection to the Mesos master', tone: 'bad' };
    case 'scheduler_registered_event':
    case 'scheduler_reregistered_event':
      return { text: 'Marathon is connected to the Mesos master', tone: 'ok' };
    default:
      return null;
  }
}

const TREE =
  `${V2}/groups?embed=group.groups&embed=group.apps` +
  '&embed=group.apps.counts&embed=group.apps.deployments';

async function ask(): Promise<void> {
  try {
    const [tree, queue, deployments] = await Promise.all([
      get<Group>(TREE),
      get<{ queue?: QueueItem[] }>(`${V2}/queue`),
      get<Deployment[]>(`${V2}/deployments`),
    ]);
    const info = view.get().info ?? (await get<Info>(`${V2}/info`));
    const { apps, groups } = flatten(tree);
    const waiting = new Map(
      (queue.queue ?? []).flatMap(i => (i.app ? [[i.app.id, i] as const] : [])),
    );
    const pulse = streaming ? 'live' : 'polling';
    view.update(now => ({
      ...now,
      apps,
      groups,
      queue: waiting,
      deployments,
      info,
      pulse,
      trouble: '',
    }));
  } catch (error) {
    const trouble =
      error instanceof CallError
        ? error.status === 0
          ? 'Marathon does not answer.'
          : `Marathon is not ready: ${error.message}`
        : String(error);
    view.update(now => ({ ...now, pulse: 'lost', trouble, info: null }));
  }
}

/** All apps and groups of a tree, each by its path. */
export function flatten(root: Group): { apps: Map<string, App>; groups: string[] } {
  const apps = new Map<string, App>();
  const groups: string[] = [];
  const walk = (group: Group) => {
    groups.push(group.id);
    for (const app of group.apps ?? []) apps.set(app.id, app);
    for (const below of group.groups ?? []) walk(below);
  };
  walk(root);
  return { apps, groups };
}
