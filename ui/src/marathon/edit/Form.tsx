import { useState } from 'react';
import { errorsAt, isObject, type Draft, type Problem } from '../model/draft';
import { Container, Ports, Volumes } from './containerSections';
import { Environment, General, Labels, Upgrades } from './generalSections';
import { HealthChecks, Placement } from './runningSections';

export interface SectionProps {
  draft: Draft;
  change: (draft: Draft) => void;
  problems: Problem[];
  fresh: boolean;
}

interface Section {
  name: string;
  /** Fields whose complaints mark the section. */
  paths: string[];
  show: (props: SectionProps) => React.ReactNode;
  count?: (draft: Draft) => number;
}

const size = (value: unknown) =>
  Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;

const SECTIONS: Section[] = [
  {
    name: 'General',
    paths: [
      '/',
      '/id',
      '/cmd',
      '/args',
      '/cpus',
      '/mem',
      '/disk',
      '/gpus',
      '/instances',
      '/role',
      '/user',
    ],
    show: General,
  },
  { name: 'Container', paths: ['/container', '/networks', '/ipAddress'], show: Container },
  {
    name: 'Ports',
    paths: ['/portDefinitions', '/ports', '/container/portMappings', '/requirePorts'],
    show: Ports,
    count: draft =>
      size(draft.portDefinitions) +
      size(isObject(draft.container) ? draft.container.portMappings : undefined),
  },
  { name: 'Environment', paths: ['/env', '/secrets'], show: Environment, count: d => size(d.env) },
  { name: 'Labels', paths: ['/labels'], show: Labels, count: d => size(d.labels) },
  {
    name: 'Health checks',
    paths: ['/healthChecks', '/readinessChecks', '/check'],
    show: HealthChecks,
    count: d => size(d.healthChecks),
  },
  {
    name: 'Placement',
    paths: ['/constraints', '/acceptedResourceRoles', '/dependencies'],
    show: Placement,
    count: d => size(d.constraints),
  },
  {
    name: 'Files and volumes',
    paths: ['/fetch', '/uris', '/container/volumes'],
    show: Volumes,
    count: d => size(d.fetch) + size(isObject(d.container) ? d.container.volumes : undefined),
  },
  {
    name: 'Upgrades and failures',
    paths: [
      '/upgradeStrategy',
      '/unreachableStrategy',
      '/backoffSeconds',
      '/backoffFactor',
      '/maxLaunchDelaySeconds',
      '/taskKillGracePeriodSeconds',
      '/killSelection',
    ],
    show: Upgrades,
  },
];

/** The definition by sections; a section the server complains about is marked. */
export function Form(props: SectionProps) {
  const [at, setAt] = useState(SECTIONS[0]!.name);
  const section = SECTIONS.find(s => s.name === at)!;
  const Show = section.show;
  return (
    <div className="sections">
      <nav aria-label="Sections of the definition">
        {SECTIONS.map(one => {
          const wrong = one.paths.some(
            path => errorsAt(props.problems, path, path !== '/').length > 0,
          );
          const count = one.count?.(props.draft) ?? 0;
          return (
            <button
              key={one.name}
              type="button"
              className={wrong ? 'wrong' : ''}
              aria-current={one.name === at ? 'true' : undefined}
              onClick={() => setAt(one.name)}
            >
              <span className="grow">{one.name}</span>
              {wrong ? (
                <i className="dot bad" title="Something is wrong here" />
              ) : (
                count > 0 && <span className="mark num">{count}</span>
              )}
            </button>
          );
        })}
      </nav>
      <div className="grow">
        <Show {...props} />
      </div>
    </div>
  );
}
