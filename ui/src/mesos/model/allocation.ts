import { plural } from '../../wire/format';

/** Why a framework is offered what it is, or nothing: `/allocation` of our master. */
export interface Allocation {
  frameworks: {
    id: string;
    name: string;
    roles: { role: string; offers: number; agents: Reason[] }[];
  }[];
}

/** What holds for so many agents, with one of them as an example. */
export interface Reason {
  why: string;
  agents: number;
  for_example: string;
  detail: string;
}

const WORDS: Record<string, (agents: string, one: boolean) => string> = {
  fits: agents => `${agents} would be offered to it now`,
  framework_away: () => 'It does not ask: it is disconnected',
  suppressed: () => 'It does not ask: it has suppressed this role',
  excluded: (agents, one) => `${agents} ${one ? 'is' : 'are'} left out by its offer constraints`,
  agent_away: (agents, one) => `${agents} ${one ? 'is' : 'are'} disconnected`,
  agent_deactivated: (agents, one) => `${agents} ${one ? 'is' : 'are'} deactivated by an operator`,
  refused: agents => `It has refused ${agents} for a while`,
  too_little_left: (agents, one) =>
    `${agents} ${one ? 'has' : 'have'} too little left for an offer`,
  kept_for_gpus: (agents, one) =>
    `${agents} ${one ? 'is' : 'are'} kept for frameworks that use GPUs`,
  other_region: (agents, one) => `${agents} ${one ? 'is' : 'are'} in another region`,
  agent_lacks_capability: (agents, one) => `${agents} ${one ? 'is' : 'are'} too old for it`,
};

export function inWords(reason: Reason): string {
  const agents = plural(reason.agents, 'agent');
  const words = WORDS[reason.why];
  return words
    ? words(agents, reason.agents === 1)
    : `${agents}: ${reason.why.replaceAll('_', ' ')}`;
}
