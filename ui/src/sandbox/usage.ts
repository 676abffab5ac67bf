/** An entry of the agent's `/monitor/statistics`, as far as it is read. */
export interface Sample {
  executor_id: string;
  framework_id: string;
  statistics: {
    timestamp: number;
    cpus_limit?: number;
    cpus_soft_limit?: number;
    cpus_user_time_secs?: number;
    cpus_system_time_secs?: number;
    mem_limit_bytes?: number;
    mem_soft_limit_bytes?: number;
    mem_rss_bytes?: number;
    mem_total_bytes?: number;
    disk_used_bytes?: number;
    disk_limit_bytes?: number;
    processes?: number;
    threads?: number;
  };
}

/** What a container really uses. Rates need two samples; limits are what was asked for. */
export interface Usage {
  cpus?: number;
  cpuLimit?: number;
  memory?: number;
  memoryLimit?: number;
  disk?: number;
  processes?: number;
}

export const sampleOf = (samples: Sample[], framework: string, executor: string) =>
  samples.find(
    one => one.executor_id === executor && (framework === '' || one.framework_id === framework),
  );

/** CPU time counts up: the difference of two samples over the time between them. */
export function usageOf(before: Sample | undefined, now: Sample): Usage {
  const { statistics: is } = now;
  const spent = (sample: Sample) =>
    (sample.statistics.cpus_user_time_secs ?? 0) + (sample.statistics.cpus_system_time_secs ?? 0);
  const usage: Usage = {};
  const seconds = before ? is.timestamp - before.statistics.timestamp : 0;
  if (before && seconds > 0) usage.cpus = Math.max(0, (spent(now) - spent(before)) / seconds);
  const cpuLimit = is.cpus_limit ?? is.cpus_soft_limit;
  if (cpuLimit !== undefined) usage.cpuLimit = cpuLimit;
  const memory = is.mem_rss_bytes ?? is.mem_total_bytes;
  if (memory !== undefined) usage.memory = memory;
  const memoryLimit = is.mem_limit_bytes ?? is.mem_soft_limit_bytes;
  if (memoryLimit !== undefined) usage.memoryLimit = memoryLimit;
  if (is.disk_used_bytes !== undefined) usage.disk = is.disk_used_bytes;
  if (is.processes !== undefined) usage.processes = is.processes;
  return usage;
}
