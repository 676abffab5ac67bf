import type { Action } from '../../design/Ask';
import type { Call } from '../../wire/http';
import { plural } from '../../wire/format';
import type { Agent, Framework } from './cluster';

/** A call of the operator API. */
const order = (type: string, field: string, body: object): (() => Call) => {
  const call: Call = { method: 'POST', url: 'api/v1', body: { type, [field]: body } };
  return () => call;
};

export const tearDown = (framework: Framework, tasks: number): Action => ({
  title: `Tear down ${framework.name}?`,
  text: `Its ${plural(tasks, 'task')} are killed and it can never come back under this id.`,
  verb: 'Tear down',
  danger: true,
  done: `${framework.name} is torn down`,
  call: order('TEARDOWN', 'teardown', { framework_id: { value: framework.id } }),
});

export const deactivate = (agent: Agent): Action => ({
  title: `Deactivate ${agent.host}:${agent.port}?`,
  text: 'Nothing of it is offered any more; what runs there goes on.',
  verb: 'Deactivate',
  done: `${agent.host}:${agent.port} is deactivated`,
  call: order('DEACTIVATE_AGENT', 'deactivate_agent', { agent_id: { value: agent.id } }),
});

export const reactivate = (agent: Agent): Action => ({
  title: `Reactivate ${agent.host}:${agent.port}?`,
  text: 'Its resources are offered again.',
  verb: 'Reactivate',
  done: `${agent.host}:${agent.port} is active again`,
  call: order('REACTIVATE_AGENT', 'reactivate_agent', { agent_id: { value: agent.id } }),
});

export const markGone = (agent: Agent): Action => ({
  title: `Is ${agent.host}:${agent.port} gone for good?`,
  text: 'Its tasks count as lost at once, and the agent may never register again under this id. Only for machines that will not return.',
  verb: 'Mark it gone',
  danger: true,
  done: `${agent.host}:${agent.port} is marked gone`,
  call: order('MARK_AGENT_GONE', 'mark_agent_gone', { agent_id: { value: agent.id } }),
});
