/** How a repeated job is slowed down: never below `least` ms, and idle `share` times its own cost. */
export const restAfter = (costMs: number, least: number, share = 4) =>
  Math.max(least, Math.min(60_000, costMs * share));

export interface Repeating {
  /** Run soon: now, or when the run under way and a breath after it are over. */
  kick(): void;
  stop(): void;
}

/** Between two runs that were asked for by [Repeating.kick]. */
const BREATH_MS = 100;

/**
 * Repeats `job` while the page is visible; hidden pages rest. A slow answer slows the asking
 * down, so that many open pages are no load to a busy server.
 */
export function repeat(job: () => Promise<void>, every: () => number): Repeating {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let stopped = false;
  let breath = 0;

  const run = async () => {
    clearTimeout(timer);
    if (stopped || running || document.hidden) return;
    running = true;
    const from = performance.now();
    await job();
    running = false;
    const cost = performance.now() - from;
    breath = performance.now() + restAfter(cost, BREATH_MS, 2);
    if (!stopped)
      timer = setTimeout(run, again ? breath - performance.now() : restAfter(cost, every()));
    again = false;
  };
  const kick = () => {
    if (running) {
      again = true;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, breath - performance.now()));
  };
  const seen = () => {
    if (!document.hidden) kick();
  };

  document.addEventListener('visibilitychange', seen);
  void run();
  return {
    kick,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
