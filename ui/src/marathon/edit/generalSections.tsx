import { errorsAt } from '../model/draft';
import { Area, Choice, Complaints, NumberInput, PairList, Text } from './fields';
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
