import { duration, megabytes, plural, scalar } from '../../wire/format';
import {
  sum,
  type Agent,
  type Cluster,
  type Framework,
  type Resources,
  type Task,
} from './cluster';

export interface Totals {
  total: Resources;
  used: Resources;
  offered: Resources;
}

export function totals(agents: Iterable<Agent>): Totals {
  const all = [...agents];
  return {
    total: sum(all.map(a => a.total)),
    used: sum(all.map(a => a.used)),
    offered: sum(all.map(a => a.offered)),
  };
}

export interface Counts {
  running: number;
  starting: number;
  killing: number;
  unreachable: number;
  completed: number;
  failed: number;
  unhealthy: number;
}

const FAILED = new Set(['TASK_FAILED', 'TASK_ERROR', 'TASK_LOST', 'TASK_DROPPED', 'TASK_GONE']);

export function countTasks(tasks: Iterable<Task>): Counts {
  const counts: Counts = {
    running: 0,
    starting: 0,
    killing: 0,
    unreachable: 0,
    completed: 0,
    failed: 0,
    unhealthy: 0,
  };
  for (const task of tasks) {
    if (task.where === 'completed') {
      counts.completed++;
      if (FAILED.has(task.state)) counts.failed++;
    } else if (task.where === 'unreachable') counts.unreachable++;
    else if (task.state === 'TASK_RUNNING') {
      counts.running++;
      if (task.statuses.at(-1)?.healthy === false) counts.unhealthy++;
    } else if (task.state === 'TASK_KILLING') counts.killing++;
    else counts.starting++;
  }
  return counts;
}

/** Tasks that are not over, by agent and by framework. */
export function activeBy(tasks: Iterable<Task>, of: (task: Task) => string): Map<string, number> {
  const by = new Map<string, number>();
  for (const task of tasks) {
    if (task.where !== 'active') continue;
    by.set(of(task), (by.get(of(task)) ?? 0) + 1);
  }
  return by;
}

export interface Attention {
  tone: 'warn' | 'bad';
  title: string;
  why: string;
  href: string;
}

/** An offer held this long keeps resources from everybody else: worth a word. */
export const HOARDED_MS = 30_000;

/** What an operator should look at, the worst first, each with its reason. */
export function attention(cluster: Cluster, seen: Map<string, number>, now: number): Attention[] {
  const found: Attention[] = [];
  const counts = countTasks(cluster.tasks.values());
  if (cluster.recovered.length > 0) {
    found.push({
      tone: 'bad',
      title: `${plural(cluster.recovered.length, 'agent')} not back yet`,
      why: `Known from before this master was elected, not heard since: ${some(cluster.recovered)}`,
      href: '#/agents',
    });
  }
  for (const agent of cluster.agents.values()) {
    const why = AGENT_WHY[agent.state];
    if (!why) continue;
    found.push({
      tone: agent.state === 'inactive' ? 'bad' : 'warn',
      title: `Agent ${agent.host} is ${agent.state}`,
      why,
      href: `#/agents/${agent.id}`,
    });
  }
  if (counts.unreachable > 0) {
    found.push({
      tone: 'bad',
      title: `${plural(counts.unreachable, 'task')} unreachable`,
      why: 'Their agents stopped answering. They may still run, and come back with their agent.',
      href: '#/tasks?show=unreachable',
    });
  }
  if (counts.unhealthy > 0) {
    found.push({
      tone: 'bad',
      title: `${plural(counts.unhealthy, 'running task')} unhealthy`,
      why: 'Running, but the last health check failed.',
      href: '#/tasks?health=unhealthy',
    });
  }
  for (const framework of cluster.frameworks.values()) {
    if (framework.state === 'disconnected') {
      found.push({
        tone: 'warn',
        title: `Framework ${framework.name} is disconnected`,
        why:
          framework.failoverSeconds > 0
            ? `Its tasks are kept for ${duration(framework.failoverSeconds * 1000)} after it left.`
            : 'It has no failover timeout: its tasks are killed.',
        href: `#/frameworks/${framework.id}`,
      });
    }
    const held = hoarding(framework, seen, now);
    if (held) found.push({ tone: 'warn', href: '#/offers', ...held });
  }
  return found.sort((a, b) => (a.tone === b.tone ? 0 : a.tone === 'bad' ? -1 : 1));
}

const AGENT_WHY: Partial<Record<Agent['state'], string>> = {
  inactive: 'It has disconnected; its tasks are marked unreachable when it stays away.',
  deactivated: 'An operator stopped its offers; its tasks stay.',
  draining: 'An operator drains it: its tasks are being killed, nothing new is placed.',
  drained: 'All its tasks are gone; reactivate it or take it away.',
};

/** Says so when a framework sits on offers that others could use. */
export function hoarding(
  framework: Framework,
  seen: Map<string, number>,
  now: number,
): { title: string; why: string } | null {
  const old = framework.offers.filter(o => now - (seen.get(o.id) ?? now) >= HOARDED_MS);
  if (old.length === 0) return null;
  const since = Math.max(...old.map(o => now - seen.get(o.id)!));
  const held = sum(old.map(o => o.resources));
  return {
    title: `${framework.name} holds ${plural(old.length, 'offer')}`,
    why:
      `${scalar(held.cpus)} CPUs and ${megabytes(held.mem)} for ${duration(since)} or longer, ` +
      'neither used nor declined: nobody else is offered them meanwhile.',
  };
}

const some = (names: string[]) =>
  names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
