import { at, parseConstraints, printConstraints } from '../model/draft';
import { Choice, Items, LineList, NumberInput, Text } from './fields';
import type { SectionProps } from './Form';

const CHECKS = ['HTTP', 'HTTPS', 'TCP', 'COMMAND', 'MESOS_HTTP', 'MESOS_HTTPS', 'MESOS_TCP'];

export const HealthChecks = (props: SectionProps) => (
  <Items
    {...props}
    path="healthChecks"
    label="Health checks"
    noun="health check"
    none="Nothing is checked: an instance counts as well while its process runs."
    fresh={() => ({
      protocol: 'MESOS_HTTP',
      path: '/',
      portIndex: 0,
      gracePeriodSeconds: 30,
      intervalSeconds: 10,
      timeoutSeconds: 5,
      maxConsecutiveFailures: 3,
    })}
    item={path => {
      const protocol = String(at(props.draft, [...path.split('.'), 'protocol']) ?? 'HTTP');
      return (
        <div className="fields">
          <Choice
            {...props}
            path={`${path}.protocol`}
            label="Kind"
            byDefault="HTTP"
            of={CHECKS.map(value => ({ value, name: checkName(value) }))}
          />
          {protocol.includes('HTTP') && (
            <Text {...props} path={`${path}.path`} label="Path" mono placeholder="/" />
          )}
          {protocol === 'COMMAND' && (
            <Text {...props} path={`${path}.command.value`} label="Command" mono full />
          )}
          {protocol !== 'COMMAND' && (
            <NumberInput {...props} path={`${path}.portIndex`} label="Port, by index" step="1" />
          )}
          <NumberInput
            {...props}
            path={`${path}.gracePeriodSeconds`}
            label="Grace, s"
            step="1"
            placeholder="300"
          />
          <NumberInput
            {...props}
            path={`${path}.intervalSeconds`}
            label="Every, s"
            step="1"
            placeholder="60"
          />
          <NumberInput
            {...props}
            path={`${path}.timeoutSeconds`}
            label="Timeout, s"
            step="1"
            placeholder="20"
          />
          <NumberInput
            {...props}
            path={`${path}.maxConsecutiveFailures`}
            label="Failures until killed"
            step="1"
            placeholder="3"
          />
        </div>
      );
    }}
  />
);

const checkName = (kind: string) =>
  kind === 'COMMAND'
    ? 'Command, on the agent'
    : kind.startsWith('MESOS_')
      ? `${kind.slice(6)}, from the agent`
      : `${kind}, from Marathon`;

export const Placement = (props: SectionProps) => (
  <div className="stack">
    <LineList
      {...props}
      path="constraints"
      label="Constraints, one a line"
      placeholder={'hostname:UNIQUE\nrack:GROUP_BY:3'}
      rows={4}
      parse={parseConstraints}
      print={printConstraints}
      hint="field:OPERATOR:value. The field is hostname or an attribute of the agents; operators are UNIQUE, CLUSTER, GROUP_BY, MAX_PER, LIKE, UNLIKE and IS."
    />
    <LineList
      {...props}
      path="acceptedResourceRoles"
      label="Accepted roles, one a line"
      placeholder="*"
      rows={2}
    />
    <LineList
      {...props}
      path="dependencies"
      label="Deployed after, one id a line"
      rows={2}
      hint="Orders the steps of one deployment; it is no watch over the others."
    />
  </div>
);
