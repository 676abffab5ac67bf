package io.mesocosm.marathon.model.spec;

import io.mesocosm.base.Check;
import io.mesocosm.protocol.resources.Scalar;
import org.jspecify.annotations.Nullable;

/// What one instance takes of an agent.
///
/// @param mem MiB
/// @param disk MiB
/// @param executor what a custom executor takes besides; null when not said
public record Needs(
    Scalar cpus, Scalar mem, Scalar disk, int gpus, Limits limits, @Nullable Executor executor) {

  public static final Needs DEFAULT =
      new Needs(Scalar.of(1), Scalar.of(128), Scalar.ZERO, 0, Limits.NONE, null);

  public Needs {
    Check.that(cpus.millis() >= 0, "/cpus", cpus, "0 or more");
    Check.that(mem.millis() >= 0, "/mem", mem, "0 or more");
    Check.that(disk.millis() >= 0, "/disk", disk, "0 or more");
    Check.that(gpus >= 0, "/gpus", gpus, "0 or more");
  }

  /// The default with other CPUs and memory (MiB).
  public static Needs of(double cpus, double mem) {
    return new Needs(Scalar.of(cpus), Scalar.of(mem), Scalar.ZERO, 0, Limits.NONE, null);
  }

  /// Resources of a custom executor.
  public record Executor(Scalar cpus, Scalar mem, Scalar disk) {
    public static final Executor DEFAULT =
        new Executor(Scalar.of(0.1), Scalar.of(32), Scalar.of(10));
  }

  /// How far a task may burst above its request.
  public record Limits(Limit cpus, Limit mem) {
    public static final Limits NONE = new Limits(new Limit.Unset(), new Limit.Unset());
  }

  /// One bound of a burst.
  public sealed interface Limit {
    /// Not said: what is requested is the limit.
    record Unset() implements Limit {}

    record Unlimited() implements Limit {}

    record AtMost(Scalar amount) implements Limit {}
  }
}
