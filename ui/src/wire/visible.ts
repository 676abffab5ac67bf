/** Resolves as soon as somebody can see the page. */
export function visible(): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise(resolve => {
    const seen = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', seen);
      resolve();
    };
    document.addEventListener('visibilitychange', seen);
  });
}

const PATIENCE_MS = 30_000;

/**
 * Calls `rest` when the page has been hidden for half a minute: browsers open six connections to
 * a host, and pages nobody sees should not hold them all. Answers how to stop watching.
 */
export function whenHidden(rest: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(rest, PATIENCE_MS);
  };
  changed();
  document.addEventListener('visibilitychange', changed);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', changed);
  };
}
