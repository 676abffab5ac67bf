package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.Needs.Limit;
import io.mesocosm.protocol.resources.Scalar;
import org.jspecify.annotations.Nullable;

/// [Needs] as stored; amounts in thousandths.
final class NeedsFormat {
  private static final String UNLIMITED = "unlimited";

  private NeedsFormat() {}

  static Out write(Needs needs) {
    return new Out()
        .scalar("cpus", needs.cpus())
        .scalar("mem", needs.mem())
        .scalar("disk", needs.disk())
        .number("gpus", needs.gpus())
        .maybe("maxCpus", limit(needs.limits().cpus()), Json::of)
        .maybe("maxMem", limit(needs.limits().mem()), Json::of)
        .maybe("executor", needs.executor(), it -> executor(it).json());
  }

  private static @Nullable String limit(Limit limit) {
    return switch (limit) {
      case Limit.Unset _ -> null;
      case Limit.Unlimited _ -> UNLIMITED;
      case Limit.AtMost(var amount) -> Long.toString(amount.millis());
    };
  }

  private static Out executor(Needs.Executor executor) {
    return new Out()
        .scalar("cpus", executor.cpus())
        .scalar("mem", executor.mem())
        .scalar("disk", executor.disk());
  }

  static Needs read(In in) {
    return new Needs(
        in.scalar("cpus"),
        in.scalar("mem"),
        in.scalar("disk"),
        in.integer("gpus"),
        new Needs.Limits(limit(in, "maxCpus"), limit(in, "maxMem")),
        in.maybe("executor", name -> executor(in.object(name))));
  }

  private static Limit limit(In in, String name) {
    if (!in.has(name)) {
      return new Limit.Unset();
    }
    var text = in.text(name);
    return text.equals(UNLIMITED)
        ? new Limit.Unlimited()
        : new Limit.AtMost(new Scalar(Long.parseLong(text)));
  }

  private static Needs.Executor executor(In in) {
    return new Needs.Executor(in.scalar("cpus"), in.scalar("mem"), in.scalar("disk"));
  }
}
