import { Choices } from '../../design';
import {
  at,
  errorsAt,
  isObject,
  parseConstraints,
  printConstraints,
  withAt,
  type Draft,
} from '../model/draft';
import {
  Area,
  Choice,
  Complaints,
  Flag,
  Items,
  LineList,
  NumberInput,
  PairList,
  Text,
} from './fields';
import type { SectionProps } from './Form';

export function General(props: SectionProps) {
  return (
    <div className="fields">
      <Complaints of={errorsAt(props.problems, '/')} />
      {props.fresh && (
        <Text
          {...props}
          path="id"
          label="Id"
          full
          mono
          focus
          placeholder="/group/name"
          hint="A path: its folders are groups, made when needed."
        />
      )}
      <Area
        {...props}
        path="cmd"
        label="Command"
        rows={3}
        full
        placeholder="python3 -m http.server $PORT0"
        hint="Run by a shell. $PORT0 is the first port it was given, $HOST the machine."
      />
      <NumberInput {...props} path="cpus" label="CPUs" hint="Per instance." />
      <NumberInput {...props} path="mem" label="Memory, MB" />
      <NumberInput {...props} path="disk" label="Disk, MB" placeholder="0" />
      <NumberInput {...props} path="gpus" label="GPUs" placeholder="0" step="1" />
      <NumberInput {...props} path="instances" label="Instances" step="1" />
      <Text {...props} path="role" label="Role" placeholder="the default" mono />
      <Text {...props} path="user" label="User" placeholder="the agent's" mono />
    </div>
  );
}

type Runtime = 'none' | 'DOCKER' | 'MESOS';

const runtimeOf = (draft: Draft): Runtime => {
  if (!isObject(draft.container)) return 'none';
  return draft.container.type === 'MESOS' ? 'MESOS' : 'DOCKER';
};

export function Container(props: SectionProps) {
  const { draft, change } = props;
  const runtime = runtimeOf(draft);
  const choose = (next: Runtime) => {
    if (next === 'none') change(withAt(draft, ['container'], undefined) as Draft);
    else change(withAt(draft, ['container', 'type'], next) as Draft);
  };
  return (
    <div className="stack">
      <Choices
        label="Runs in"
        at={runtime}
        of={[
          { value: 'none', name: 'No image' },
          { value: 'DOCKER', name: 'Docker' },
          { value: 'MESOS', name: 'Mesos (no daemon)' },
        ]}
        choose={choose}
      />
      {runtime === 'none' ? (
        <p className="muted">
          The command runs on the agent's own system, with the limits of its resources.
        </p>
      ) : (
        <div className="fields">
          <Text
            {...props}
            path="container.docker.image"
            label="Image"
            full
            mono
            placeholder="nginx:1.27"
          />
          <Choice
            {...props}
            path="networks.0.mode"
            label="Network"
            byDefault="host"
            of={[
              { value: 'host', name: 'Host: ports of the machine' },
              { value: 'container/bridge', name: 'Bridge: mapped ports' },
              { value: 'container', name: 'Container network' },
            ]}
          />
          <Text
            {...props}
            path="networks.0.name"
            label="Name of the network"
            mono
            placeholder="only for container networks"
          />
          <div className="full row wide wrap">
            <Flag
              {...props}
              path="container.docker.forcePullImage"
              label="Pull the image before each launch"
            />
            {runtime === 'DOCKER' && (
              <Flag {...props} path="container.docker.privileged" label="Privileged" />
            )}
          </div>
          {runtime === 'DOCKER' && (
            <div className="full">
              <Items
                {...props}
                path="container.docker.parameters"
                label="Parameters"
                noun="parameter"
                none="No further parameters of docker run."
                fresh={() => ({ key: '', value: '' })}
                item={path => (
                  <div className="fields">
                    <Text
                      {...props}
                      path={`${path}.key`}
                      label="Parameter"
                      mono
                      placeholder="hostname"
                    />
                    <Text {...props} path={`${path}.value`} label="Value" mono />
                  </div>
                )}
              />
            </div>
          )}
          <Complaints of={errorsAt(props.problems, '/container')} />
        </div>
      )}
      <Complaints of={errorsAt(props.problems, '/networks')} />
    </div>
  );
}

const PROTOCOLS = [
  { value: 'tcp', name: 'tcp' },
  { value: 'udp', name: 'udp' },
  { value: 'udp,tcp', name: 'both' },
];

export function Ports(props: SectionProps) {
  const mode = at(props.draft, ['networks', '0', 'mode']);
  const mapped = mode === 'container' || mode === 'container/bridge';
  return mapped ? (
    <Items
      {...props}
      path="container.portMappings"
      label="Ports"
      noun="port"
      none="No port of the container is reachable."
      fresh={() => ({ containerPort: 0, hostPort: 0, protocol: 'tcp' })}
      item={path => (
        <div className="fields">
          <NumberInput {...props} path={`${path}.containerPort`} label="Container port" step="1" />
          <NumberInput
            {...props}
            path={`${path}.hostPort`}
            label="Host port"
            step="1"
            hint="0: any free one"
          />
          <NumberInput
            {...props}
            path={`${path}.servicePort`}
            label="Service port"
            step="1"
            placeholder="0"
          />
          <Text {...props} path={`${path}.name`} label="Name" mono />
          <Choice
            {...props}
            path={`${path}.protocol`}
            label="Protocol"
            byDefault="tcp"
            of={PROTOCOLS}
          />
        </div>
      )}
    />
  ) : (
    <div className="stack">
      <Items
        {...props}
        path="portDefinitions"
        label="Ports"
        noun="port"
        none="One port of the machine, chosen freely: $PORT0."
        fresh={() => ({ port: 0, protocol: 'tcp' })}
        item={(path, n) => (
          <div className="fields">
            <NumberInput
              {...props}
              path={`${path}.port`}
              label={`Port, $PORT${n}`}
              step="1"
              hint="0: any free one"
            />
            <Text {...props} path={`${path}.name`} label="Name" mono />
            <Choice
              {...props}
              path={`${path}.protocol`}
              label="Protocol"
              byDefault="tcp"
              of={PROTOCOLS}
            />
          </div>
        )}
      />
      <Flag
        {...props}
        path="requirePorts"
        label="Exactly these ports, on an agent where they are free"
      />
    </div>
  );
}

export const Environment = (props: SectionProps) => (
  <PairList
    {...props}
    path="env"
    label="variable"
    keyName="NAME"
    valueName="value"
    hint="Added to what each instance gets anyway: HOST, PORT0…, MARATHON_APP_ID, MESOS_TASK_ID."
  />
);

export const Labels = (props: SectionProps) => (
  <PairList
    {...props}
    path="labels"
    label="label"
    keyName="name"
    valueName="value"
    hint="For people and other programs: filters of this page, load balancers, billing."
  />
);

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

export const Volumes = (props: SectionProps) => (
  <div className="stack loose">
    <Items
      {...props}
      path="fetch"
      label="Files"
      noun="file to fetch"
      none="Nothing is fetched into the sandbox before the start."
      fresh={() => ({ uri: '' })}
      item={path => (
        <div className="fields">
          <Text
            {...props}
            path={`${path}.uri`}
            label="URI"
            mono
            full
            placeholder="https://example.org/app.tar.gz"
          />
          <Flag {...props} path={`${path}.executable`} label="Executable" />
          <Flag {...props} path={`${path}.cache`} label="Keep in the agent's cache" />
        </div>
      )}
    />
    <Items
      {...props}
      path="container.volumes"
      label="Volumes"
      noun="volume"
      none="No folder of the machine is mounted."
      fresh={() => ({ containerPath: '', hostPath: '', mode: 'RO' })}
      item={path => (
        <div className="fields">
          <Text {...props} path={`${path}.containerPath`} label="Path in the container" mono />
          <Text {...props} path={`${path}.hostPath`} label="Path on the machine" mono />
          <Choice
            {...props}
            path={`${path}.mode`}
            label="Mode"
            byDefault="RW"
            of={[
              { value: 'RW', name: 'read and write' },
              { value: 'RO', name: 'read only' },
            ]}
          />
        </div>
      )}
    />
  </div>
);

export const Upgrades = (props: SectionProps) => (
  <div className="fields">
    <NumberInput
      {...props}
      path="upgradeStrategy.minimumHealthCapacity"
      label="Keep healthy, share"
      placeholder="1"
      step="0.1"
      hint="1: never fewer than wanted while replacing."
    />
    <NumberInput
      {...props}
      path="upgradeStrategy.maximumOverCapacity"
      label="Extra while replacing, share"
      placeholder="1"
      step="0.1"
      hint="1: up to twice as many for a while."
    />
    <NumberInput
      {...props}
      path="taskKillGracePeriodSeconds"
      label="Time to stop, s"
      step="1"
      placeholder="3"
      hint="Between SIGTERM and SIGKILL."
    />
    <NumberInput
      {...props}
      path="backoffSeconds"
      label="Wait after a failure, s"
      step="1"
      placeholder="1"
    />
    <NumberInput
      {...props}
      path="backoffFactor"
      label="Growing by"
      placeholder="1.15"
      step="0.05"
    />
    <NumberInput
      {...props}
      path="maxLaunchDelaySeconds"
      label="At most, s"
      step="1"
      placeholder="300"
    />
    <Choice
      {...props}
      path="killSelection"
      label="Stopped first when scaled down"
      byDefault="YOUNGEST_FIRST"
      of={[
        { value: 'YOUNGEST_FIRST', name: 'the youngest' },
        { value: 'OLDEST_FIRST', name: 'the oldest' },
      ]}
    />
    <Complaints of={errorsAt(props.problems, '/upgradeStrategy')} />
  </div>
);
