package io.mesocosm.agent.link.docker;

import io.mesocosm.agent.link.docker.options.Draft;
import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.LinkedHashMap;
import java.util.List;

/// Which share of the machine a task's container gets (Mesos 1.11: Docker containerizer, task
/// resource limits).
///
/// @param limits what all tasks of this agent get, by their requests
record Shares(TaskInfo task, ContainerOrder.Limits limits) {
  private static final String MEMORY = "Memory";
  private static final String SWAP = "MemorySwap";
  private static final String QUOTA = "CpuQuota";
  private static final long NO_QUOTA = -1;

  /// Those that the engine can change while a container runs.
  private static final List<String> LIMITS =
      List.of("CpuShares", "CpuPeriod", QUOTA, "NanoCpus", MEMORY, "MemoryReservation", SWAP);

  private static final int LEAST_SHARES = 2;
  private static final long LEAST_MEMORY = 32L << 20;
  private static final int PERIOD_MICROS = 100_000;
  private static final long LEAST_QUOTA = 1_000;

  void say(Draft draft) {
    draft.host("CpuShares", Json.of((long) Math.max((int) (1024 * limits.cpus()), LEAST_SHARES)));
    limitProcessors(draft);
    limitMemory(draft);
  }

  /// At the task's own limit if it names one, else at its request if that is wanted for all.
  private void limitProcessors(Draft draft) {
    double asked = limits.quota() ? limits.cpus() : 0;
    double most = task.containsLimits("cpus") ? limit("cpus") : asked;
    if (most > 0 && Double.isFinite(most)) {
      draft.host("CpuPeriod", Json.of((long) PERIOD_MICROS));
      draft.host(QUOTA, Json.of(Math.max(LEAST_QUOTA, (long) (most * PERIOD_MICROS))));
    }
  }

  /// A task that names a limit keeps its request when memory is short, and may have more else.
  private void limitMemory(Draft draft) {
    if (limits.memoryBytes() <= 0) {
      return;
    }
    long asked = Math.max(limits.memoryBytes(), LEAST_MEMORY);
    if (!task.containsLimits("mem")) {
      draft.host(MEMORY, Json.of(asked));
      return;
    }
    draft.host("MemoryReservation", Json.of(asked));
    if (Double.isFinite(limit("mem"))) {
      draft.host(MEMORY, Json.of(Math.max((long) (limit("mem") * (1 << 20)), asked)));
    }
  }

  private double limit(String name) {
    return task.getLimitsOrThrow(name).getValue();
  }

  /// What of a container's limits is not as wanted, in the words of the Engine API's container
  /// update; empty when all is. Memory is never taken from a container that runs: the kernel would
  /// kill for it (Mesos 1.11 raises the hard limit only, too).
  ///
  /// @param wanted `HostConfig` as it would be ordered now
  static Json.Obj changes(Json.Obj wanted, Inspected container) {
    var changes = new LinkedHashMap<String, Json>();
    for (String limit : LIMITS) {
      long now = container.limit(limit);
      if (wanted.get(limit).orElse(Json.NULL) instanceof Json.Num number) {
        long then = number.longValue();
        if (limit.equals(MEMORY) ? then > now && now > 0 : then != now) {
          changes.put(limit, number);
        }
      }
    }
    if (container.limit(QUOTA) > 0 && wanted.get(QUOTA).isEmpty()) {
      changes.put(QUOTA, Json.of(NO_QUOTA));
    }
    if (changes.get(MEMORY) instanceof Json.Num memory
        && container.limit(SWAP) > 0
        && wanted.get(SWAP).isEmpty()) {
      // The engine refuses more memory than there is memory and swap; so much it gives by itself.
      changes.put(SWAP, Json.of(2 * memory.longValue()));
    }
    return new Json.Obj(changes);
  }
}
