import { stateClaim } from '../../wire/format';
import { agentLabel, taskKey, TERMINAL, type Cluster } from './cluster';
import type { V1Event, V1Framework } from './operatorWire';

/** One line for the feed of what happened; `null` for what is no news. */
export function tell(
  event: V1Event,
  cluster: Cluster,
): { text: string; tone: 'ok' | 'warn' | 'bad' | 'info' | 'idle'; href?: string } | null {
  switch (event.type) {
    case 'TASK_ADDED': {
      const { task } = event.task_added;
      const key = { framework: task.framework_id.value, id: task.task_id.value };
      return {
        text: `${task.name} was launched on ${host(cluster, task.agent_id?.value)}`,
        tone: 'info',
        href: `#/tasks/${encodeURIComponent(key.framework)}/${encodeURIComponent(key.id)}`,
      };
    }
    case 'TASK_UPDATED': {
      const { status, framework_id, state } = event.task_updated;
      const id = status.task_id?.value ?? '';
      const now = state ?? status.state;
      const task = cluster.tasks.get(taskKey(framework_id.value, id));
      const why = status.message ? `: ${status.message}` : '';
      return {
        text: `${task?.name ?? id} ${stateClaim(now)}${TERMINAL.has(now) ? why : ''}`,
        tone: taskTone(now),
        href: `#/tasks/${encodeURIComponent(framework_id.value)}/${encodeURIComponent(id)}`,
      };
    }
    case 'FRAMEWORK_ADDED':
      return { text: `${nameOf(event.framework_added.framework)} subscribed`, tone: 'info' };
    case 'FRAMEWORK_UPDATED': {
      const { framework } = event.framework_updated;
      const word = framework.connected === false ? 'lost its connection' : 'is connected';
      const tone = framework.connected === false ? 'warn' : 'info';
      return { text: `${nameOf(framework)} ${word}`, tone };
    }
    case 'FRAMEWORK_REMOVED':
      return { text: `${event.framework_removed.framework_info.name} was removed`, tone: 'warn' };
    case 'AGENT_ADDED':
      return {
        text: `Agent ${event.agent_added.agent.agent_info.hostname} registered`,
        tone: 'info',
      };
    case 'AGENT_REMOVED':
      return {
        text: `Agent ${host(cluster, event.agent_removed.agent_id.value)} was removed`,
        tone: 'bad',
      };
    case 'SUBSCRIBED':
    case 'HEARTBEAT':
    case 'UNKNOWN':
      return null;
  }
}

export function taskTone(state: string): 'ok' | 'warn' | 'bad' | 'info' | 'idle' {
  if (state === 'TASK_RUNNING') return 'ok';
  if (state === 'TASK_FINISHED' || state === 'TASK_KILLED') return 'idle';
  if (state === 'TASK_UNREACHABLE' || state === 'TASK_KILLING') return 'warn';
  if (state === 'TASK_STAGING' || state === 'TASK_STARTING') return 'info';
  return TERMINAL.has(state) ? 'bad' : 'idle';
}

const host = (cluster: Cluster, agent: string | undefined) =>
  agentLabel(cluster.agents, agent ?? '') ?? agent ?? 'an agent';

const nameOf = (framework: V1Framework) => framework.framework_info.name ?? 'A framework';
