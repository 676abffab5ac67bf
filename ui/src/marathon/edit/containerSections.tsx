import { Choices } from '../../design';
import { at, errorsAt, isObject, withAt, type Draft } from '../model/draft';
import { Choice, Complaints, Flag, Items, NumberInput, Text } from './fields';
import type { SectionProps } from './Form';

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
