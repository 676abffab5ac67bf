import { count, megabytes, plural, scalar } from '../../wire/format';
import type { App, QueueItem, Reject } from './api';

interface Words {
  /** After "Waiting: ". */
  short: string;
  /** Of one offer. */
  here: string;
  /** After "N of M offers ". */
  did: string;
  /** What the app asks for in this point. */
  asks: (app: App) => string;
}

/** The steps an offer passes, in this order, in words. Names are Marathon's (`/v2/queue`). */
export const REASONS: Record<string, Words> = {
  UnfulfilledRole: {
    short: 'offers are for other roles',
    here: 'for another role',
    did: 'were made to a role the app may not use',
    asks: app => `role ${(app.acceptedResourceRoles ?? [app.role ?? '*']).join(' or ')}`,
  },
  UnfulfilledConstraint: {
    short: 'no agent meets its constraints',
    here: 'ruled out by constraints',
    did: 'came from agents that its constraints rule out',
    asks: app => (app.constraints ?? []).map(c => c.join(' ')).join(', ') || 'its constraints',
  },
  NoCorrespondingReservationFound: {
    short: 'its reserved disk is not offered',
    here: 'without its volume',
    did: 'did not hold the volume that was reserved for it',
    asks: () => 'its own persistent volume',
  },
  AgentMaintenance: {
    short: 'agents are in maintenance',
    here: 'in maintenance',
    did: 'came from agents that are going into maintenance',
    asks: () => 'an agent that stays',
  },
  InsufficientCpus: {
    short: 'not enough CPUs',
    here: 'too few CPUs',
    did: 'had too few CPUs',
    asks: app => `${scalar(app.cpus)} ${app.cpus === 1 ? 'CPU' : 'CPUs'}`,
  },
  InsufficientMemory: {
    short: 'not enough memory',
    here: 'too little memory',
    did: 'had too little memory',
    asks: app => megabytes(app.mem),
  },
  InsufficientDisk: {
    short: 'not enough disk',
    here: 'too little disk',
    did: 'had too little disk',
    asks: app => megabytes(app.disk),
  },
  InsufficientGpus: {
    short: 'not enough GPUs',
    here: 'too few GPUs',
    did: 'had too few GPUs',
    asks: app => plural(app.gpus ?? 0, 'GPU'),
  },
  InsufficientPorts: {
    short: 'its ports are taken',
    here: 'without its ports',
    did: 'did not have the ports it needs',
    asks: app => portsOf(app),
  },
  DeclinedScarceResources: {
    short: 'kept free for GPU apps',
    here: 'kept for GPU apps',
    did: 'came from agents with GPUs, kept for apps that use them',
    asks: () => 'an agent without GPUs',
  },
};

function portsOf(app: App): string {
  const ports = (app.portDefinitions ?? app.container?.portMappings ?? [])
    .map(port => port.port ?? port.hostPort)
    .filter(port => port !== undefined && port > 0);
  return ports.length > 0 ? `port ${ports.join(', ')}` : 'free ports';
}

export const reasonWords = (reason: string): Words =>
  REASONS[reason] ?? {
    short: spaced(reason),
    here: spaced(reason),
    did: `were refused: ${spaced(reason)}`,
    asks: () => '',
  };

const NO_DOCKER: Words = {
  short: 'no agent runs Docker',
  here: 'runs no Docker',
  did: 'came from agents that do not run Docker',
  asks: () => 'a Docker container',
};

/**
 * The words for a step that turned offers away. Agents without Docker are told as a constraint;
 * where that is the only one there is, or an offer shows it, it is called by its name.
 */
export function wordsFor(reason: string, app: App | undefined, item: QueueItem): Words {
  const docker = app?.container?.docker?.image !== undefined && app.container.type !== 'MESOS';
  if (reason !== 'UnfulfilledConstraint' || !docker) return reasonWords(reason);
  const without = (item.lastUnusedOffers ?? []).some(({ offer }) =>
    (offer.attributes ?? []).some(
      ({ name, text }) => name === 'containerizers' && !(text ?? '').includes('docker'),
    ),
  );
  return without || (app.constraints ?? []).length === 0 ? NO_DOCKER : reasonWords(reason);
}

/** `SomeNewReason` of a later Marathon as `some new reason`. */
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** The steps that turned offers away lately, the one with most first. */
export function culprits(item: QueueItem): Reject[] {
  const summary = item.processedOffersSummary;
  const last = summary?.rejectSummaryLastOffers ?? [];
  const steps = last.some(step => step.declined > 0)
    ? last
    : (summary?.rejectSummaryLaunchAttempt ?? []);
  return steps.filter(step => step.declined > 0).sort((a, b) => b.declined - a.declined);
}

export function shortReason(item: QueueItem): string {
  const first = culprits(item)[0];
  if (first) return wordsFor(first.reason, item.app, item).short;
  return (item.processedOffersSummary?.processedOffersCount ?? 0) === 0
    ? 'no offer has come yet'
    : 'no offer was suitable';
}

/** The most that any agent of the cluster has in all; unknown when nobody told. */
export interface Largest {
  cpus: number;
  mem: number;
  disk: number;
  gpus: number;
}

/** Why it waits, in sentences: the verdict first, then what can be done. */
export function explain(item: QueueItem, app: App, largest?: Largest): string[] {
  const never = impossible(app, largest);
  if (never.length > 0) return never;
  const summary = item.processedOffersSummary;
  const wanting = plural(item.count, 'instance');
  if (!summary || summary.processedOffersCount === 0) {
    return [
      `${wanting} to place, and no offer has come since it began to wait.`,
      'Either no agent has anything free, another framework holds the offers, or none is registered.',
    ];
  }
  const found = culprits(item);
  if (found.length === 0) {
    return [
      `${wanting} to place; ${plural(summary.processedOffersCount, 'offer')} looked at, none suitable.`,
    ];
  }
  return found.map(({ reason, declined, processed }) => {
    const words = wordsFor(reason, app, item);
    const asks = words.asks(app);
    const most = mostOffered(item, reason);
    return (
      `${count(declined)} of ${plural(processed, 'offer')} ${words.did}` +
      (asks === '' ? '' : `; it asks for ${asks}`) +
      (most === '' ? '.' : `, the most offered was ${most}.`)
    );
  });
}

/** What no agent can give, however long it waits. */
export function impossible(app: App, largest: Largest | undefined): string[] {
  if (!largest) return [];
  const points: [number, number, string, (n: number) => string][] = [
    [app.cpus, largest.cpus, 'CPUs', scalar],
    [app.mem, largest.mem, 'memory', megabytes],
    [app.disk, largest.disk, 'disk', megabytes],
    [app.gpus ?? 0, largest.gpus, 'GPUs', scalar],
  ];
  return points
    .filter(([asked, most]) => asked > most)
    .map(
      ([asked, most, name, show]) =>
        `No agent of this cluster can ever run it: it asks for ${show(asked)} ${name} per ` +
        `instance, the largest agent has ${show(most)}.`,
    );
}

const RESOURCE_OF: Record<string, [string, (n: number) => string]> = {
  InsufficientCpus: ['cpus', scalar],
  InsufficientMemory: ['mem', megabytes],
  InsufficientDisk: ['disk', megabytes],
  InsufficientGpus: ['gpus', scalar],
};

function mostOffered(item: QueueItem, reason: string): string {
  const [name, show] = RESOURCE_OF[reason] ?? [];
  const offers = item.lastUnusedOffers ?? [];
  if (name === undefined || show === undefined || offers.length === 0) return '';
  const sums = offers.map(({ offer }) =>
    (offer.resources ?? [])
      .filter(resource => resource.name === name)
      .reduce((sum, resource) => sum + (resource.scalar ?? 0), 0),
  );
  return show(Math.max(...sums));
}
