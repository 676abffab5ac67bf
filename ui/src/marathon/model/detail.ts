import { useEffect, useState } from 'react';
import { CallError, get } from '../../wire/http';
import { getForeign } from '../../wire/foreign';
import { repeat } from '../../wire/pace';
import { appUrl, V2, type App, type Info, type QueueItem } from './api';
import { onEvent } from './live';
import type { Largest } from './reasons';

const EMBED = ['tasks', 'counts', 'deployments', 'lastTaskFailure', 'taskStats', 'readiness']
  .map(what => `embed=app.${what}`)
  .join('&');

export interface Detail {
  app: App | null;
  item: QueueItem | undefined;
  missing: boolean;
}

/** One app with its instances and why it waits, followed by events and asked again meanwhile. */
export function useDetail(id: string): Detail {
  const [detail, setDetail] = useState<Detail>({ app: null, item: undefined, missing: false });
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      try {
        const [{ app }, { queue }] = await Promise.all([
          get<{ app: App }>(`${appUrl(id)}?${EMBED}`),
          get<{ queue?: QueueItem[] }>(`${V2}/queue?embed=lastUnusedOffers`),
        ]);
        const item = queue?.find(one => one.app?.id === id);
        if (!gone) setDetail({ app, item, missing: false });
      } catch (error) {
        const missing = error instanceof CallError && error.status === 404;
        if (!gone && missing) setDetail({ app: null, item: undefined, missing });
      }
    };
    const repeating = repeat(ask, () => 2500);
    const stop = onEvent(event => {
      const about = event.appId ?? event.runSpecId ?? event.appDefinition?.id;
      if (about === undefined || about === id) repeating.kick();
    });
    return () => {
      gone = true;
      stop();
      repeating.stop();
    };
  }, [id]);
  return detail;
}

interface Agents {
  slaves?: {
    id: string;
    hostname: string;
    port?: number;
    pid?: string;
    active?: boolean;
    resources?: Record<string, unknown>;
  }[];
}

/** Where the Mesos master is reached by the browser; empty when Marathon does not say. */
export const masterOf = (info: Info | null): string =>
  (info?.marathon_config?.mesos_leader_ui_url ?? '').replace(/\/+$/, '');

const known = new Map<string, string>();

/** The address of an agent's HTTP API, from the master's list of agents. */
async function findOrigin(info: Info | null, agent: string): Promise<string> {
  const before = known.get(agent);
  if (before !== undefined) return before;
  const master = masterOf(info);
  if (master === '') throw new Error('Marathon does not say where the Mesos master is.');
  const { slaves } = await getForeign<Agents>(
    `${master}/slaves?slave_id=${encodeURIComponent(agent)}`,
  );
  const found = slaves?.find(one => one.id === agent);
  if (!found) throw new Error('The Mesos master does not know its agent any more.');
  const port = found.port ?? Number(found.pid?.split(':').at(-1) ?? 5051);
  const origin = `${location.protocol}//${found.hostname}:${port}`;
  known.set(agent, origin);
  return origin;
}

export interface AgentOrigin {
  origin: string | undefined;
  trouble: string;
}

/** Where an agent is reached; asked until the master tells. */
export function useAgentOrigin(info: Info | null, agent: string | undefined): AgentOrigin {
  const [found, setFound] = useState<AgentOrigin>({ origin: undefined, trouble: '' });
  useEffect(() => {
    let gone = false;
    if (agent === undefined || info === null) return;
    const look = async () => {
      try {
        const origin = await findOrigin(info, agent);
        if (!gone) setFound({ origin, trouble: '' });
        repeating.stop();
      } catch (error) {
        const trouble = error instanceof Error ? error.message : String(error);
        if (!gone) setFound({ origin: undefined, trouble });
      }
    };
    const repeating = repeat(look, () => 3000);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [info, agent]);
  return found;
}

/** The largest agents there are, point by point; nothing when the master cannot be asked. */
export async function largestAgent(info: Info | null): Promise<Largest | undefined> {
  const master = masterOf(info);
  if (master === '') return undefined;
  const { slaves } = await getForeign<Agents>(`${master}/slaves`);
  const most = (name: string) =>
    Math.max(
      0,
      ...(slaves ?? []).map(one => {
        const amount = one.resources?.[name];
        return typeof amount === 'number' ? amount : 0;
      }),
    );
  if (!slaves || slaves.length === 0) return undefined;
  return { cpus: most('cpus'), mem: most('mem'), disk: most('disk'), gpus: most('gpus') };
}
