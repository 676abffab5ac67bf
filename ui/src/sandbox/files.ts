import { getForeign } from '../wire/foreign';

/** An entry of `/files/browse`. */
export interface FileEntry {
  path: string;
  nlink: number;
  size: number;
  mtime: number;
  mode: string;
  uid: string;
  gid: string;
}

/** Where an agent's (or a master's) files API is, `http://host:5051`; no slash at the end. */
export type Origin = string;

const query = (params: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(params).map(([k, v]) => [k, String(v)])).toString();

export const browse = (origin: Origin, path: string) =>
  getForeign<FileEntry[]>(`${origin}/files/browse?${query({ path })}`);

export const readPiece = (origin: Origin, path: string, offset: number, length: number) =>
  getForeign<{ data: string; offset: number }>(
    `${origin}/files/read?${query({ path, offset, length })}`,
  );

export const downloadUrl = (origin: Origin, path: string) =>
  `${origin}/files/download?${query({ path })}`;

export const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

export const isFolder = (entry: FileEntry) => entry.mode.startsWith('d');

/** What of an agent's `/state` leads to a sandbox. */
export interface AgentState {
  frameworks?: AgentFramework[];
  completed_frameworks?: AgentFramework[];
}

interface AgentFramework {
  id: string;
  executors?: AgentExecutor[];
  completed_executors?: AgentExecutor[];
}

interface AgentExecutor {
  id: string;
  container: string;
  directory: string;
  tasks?: { id: string }[];
  queued_tasks?: { id: string }[];
  completed_tasks?: { id: string }[];
}

/**
 * The sandbox of a task in its agent's state: the run of its container when that is known, else
 * the newest run of its executor, else the executor that holds the task.
 */
export function sandboxIn(
  state: AgentState,
  framework: string,
  task: string,
  executor: string,
  container?: string,
): string | undefined {
  const known = [...(state.frameworks ?? []), ...(state.completed_frameworks ?? [])].filter(
    f => f.id === framework || framework === '',
  );
  const runs = known.flatMap(f => [...(f.executors ?? []), ...(f.completed_executors ?? [])]);
  const holds = (run: AgentExecutor) =>
    [...(run.tasks ?? []), ...(run.queued_tasks ?? []), ...(run.completed_tasks ?? [])].some(
      t => t.id === task,
    );
  const run =
    (container !== undefined && runs.find(r => r.container === container)) ||
    runs.find(r => r.id === (executor || task)) ||
    runs.find(holds);
  if (!run) return undefined;
  const inGroup = executor !== '' && executor !== task;
  return inGroup && container !== undefined && run.container !== container
    ? `${run.directory}/tasks/${task}`
    : run.directory;
}

/** Finds a task's sandbox by asking its agent; the agent's alias when the state does not tell. */
export async function findSandbox(
  origin: Origin,
  framework: string,
  task: string,
  executor: string,
  container?: string,
): Promise<string> {
  const state = await getForeign<AgentState>(`${origin}/state`);
  return (
    sandboxIn(state, framework, task, executor, container) ??
    `/frameworks/${framework}/executors/${executor || task}/runs/latest`
  );
}
