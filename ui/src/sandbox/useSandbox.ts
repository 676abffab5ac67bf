import { useEffect, useState } from 'react';
import { repeat } from '../wire/pace';
import { findSandbox, type Origin } from './files';

export interface FoundSandbox {
  root: string | null;
  trouble: string;
}

/** Looks for a task's sandbox until it is found: an agent may be busy, or the task just placed. */
export function useSandbox(
  origin: Origin | undefined,
  framework: string,
  task: string,
  executor: string,
  container?: string,
): FoundSandbox {
  const [found, setFound] = useState<FoundSandbox>({ root: null, trouble: '' });
  useEffect(() => {
    let gone = false;
    setFound({ root: null, trouble: '' });
    if (origin === undefined) return;
    const look = async () => {
      try {
        const root = await findSandbox(origin, framework, task, executor, container);
        if (!gone) setFound({ root, trouble: '' });
        repeating.stop();
      } catch (error) {
        if (!gone)
          setFound({ root: null, trouble: error instanceof Error ? error.message : String(error) });
      }
    };
    const repeating = repeat(look, () => 3000);
    return () => {
      gone = true;
      repeating.stop();
    };
  }, [origin, framework, task, executor, container]);
  return found;
}
