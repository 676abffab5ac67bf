import { useMemo } from 'react';
import { Empty, Table, type Column } from '../../design';
import { Ago } from '../../design/parts';
import { megabytes, scalar } from '../../wire/format';
import { go } from '../../wire/route';
import { changedAt, endedAt, startedAt, type Task } from '../model/cluster';
import { AgentName, FrameworkName, taskLink, TaskState } from './shared';

const COLUMNS: Column<Task>[] = [
  {
    name: 'Task',
    width: 'minmax(150px, 2.4fr)',
    by: task => task.name,
    cell: task => (
      <>
        <a className="nowrap" href={taskLink(task)} title={task.id}>
          {task.name}
        </a>
        {task.id !== task.name && <code className="muted clip">{shortTask(task)}</code>}
      </>
    ),
  },
  { name: 'State', width: '142px', by: t => t.state, cell: t => <TaskState task={t} /> },
  {
    name: 'Framework',
    width: 'minmax(90px, 1fr)',
    by: t => t.framework,
    from: 720,
    cell: t => <FrameworkName id={t.framework} />,
  },
  {
    name: 'Agent',
    width: 'minmax(118px, 1fr)',
    by: t => t.agent,
    cell: t => <AgentName id={t.agent} />,
  },
  {
    name: 'Role',
    width: '90px',
    by: t => t.role,
    from: 1020,
    cell: t => <span className="clip soft">{t.role}</span>,
  },
  {
    name: 'CPU',
    width: '64px',
    right: true,
    by: t => t.resources.cpus,
    cell: t => scalar(t.resources.cpus),
  },
  {
    name: 'Memory',
    width: '80px',
    right: true,
    by: t => t.resources.mem,
    cell: t => megabytes(t.resources.mem),
  },
  {
    name: 'Started',
    width: '100px',
    by: t => startedAt(t) ?? 0,
    from: 820,
    cell: t => <Ago at={startedAt(t)} />,
  },
  {
    name: 'Changed',
    width: '96px',
    by: t => changedAt(t) ?? 0,
    cell: t => <Ago at={endedAt(t) ?? changedAt(t)} />,
  },
];

/** What tells tasks of one name apart: the part of the id that the name does not say. */
const shortTask = (task: Task) => {
  const uuid = /[0-9a-f]{8}-[0-9a-f-]{20,}/.exec(task.id)?.[0];
  return uuid
    ? `${uuid.slice(0, 8)}${task.id.slice(task.id.indexOf(uuid) + uuid.length)}`
    : task.id;
};

const keyOf = (task: Task) => task.key;
const open = (task: Task) => go(taskLink(task));

export function TaskTable(props: {
  tasks: Task[];
  label: string;
  without?: string[];
  at?: string;
  empty?: string;
}) {
  const { tasks, label, without } = props;
  const columns = useMemo(
    () => COLUMNS.filter(column => !without?.includes(column.name)),
    [without?.join()],
  );
  return (
    <Table
      label={label}
      rows={tasks}
      columns={columns}
      keyOf={keyOf}
      open={open}
      sort="-Changed"
      {...(props.at ? { at: props.at } : {})}
      empty={<Empty title={props.empty ?? 'No tasks here'} />}
    />
  );
}
