package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.Needs.Executor;
import io.mesocosm.marathon.model.spec.Needs.Limit;
import io.mesocosm.marathon.model.spec.Needs.Limits;
import io.mesocosm.protocol.resources.Scalar;

/// The resources of an app: `cpus`, `mem`, `disk`, `gpus`, `resourceLimits`, `executorResources`.
final class NeedsCodec {
  private NeedsCodec() {}

  static Needs read(JsonView app) {
    return new Needs(
        Fields.amount(app, "cpus", Scalar.ZERO, Needs.DEFAULT.cpus()),
        Fields.amount(app, "mem", Scalar.ZERO, Needs.DEFAULT.mem()),
        Fields.amount(app, "disk", Scalar.ZERO, Needs.DEFAULT.disk()),
        Fields.atLeast(app, "gpus", 0, 0),
        app.object("resourceLimits").map(NeedsCodec::limits).orElse(Limits.NONE),
        app.object("executorResources").map(NeedsCodec::executor).orElse(null));
  }

  private static Limits limits(JsonView view) {
    return new Limits(limit(view, "cpus"), limit(view, "mem"));
  }

  private static Limit limit(JsonView view, String name) {
    return switch (view.get(name).orElse(Json.NULL)) {
      case Json.Null _ -> new Limit.Unset();
      case Json.Str(var word) when word.equalsIgnoreCase("unlimited") -> new Limit.Unlimited();
      case Json.Num _ -> new Limit.AtMost(Fields.amount(view, name, Scalar.ZERO, Scalar.ZERO));
      case Json.Str _, Json.Obj _, Json.Arr _, Json.Bool _ -> {
        view.refuse(name, "neither", "a number, or the word unlimited");
        yield new Limit.Unset();
      }
    };
  }

  // The minimum of each is its default (Marathon 1.11).
  private static Executor executor(JsonView view) {
    var usual = Executor.DEFAULT;
    return new Executor(
        Fields.amount(view, "cpus", usual.cpus(), usual.cpus()),
        Fields.amount(view, "mem", usual.mem(), usual.mem()),
        Fields.amount(view, "disk", usual.disk(), usual.disk()));
  }

  static Json.Obj json(Executor executor) {
    return new Draft()
        .put("cpus", Numbers.of(executor.cpus()))
        .put("mem", Numbers.of(executor.mem()))
        .put("disk", Numbers.of(executor.disk()))
        .json();
  }

  static Json.Obj json(Limits limits) {
    var draft = new Draft();
    put(draft, "cpus", limits.cpus());
    put(draft, "mem", limits.mem());
    return draft.json();
  }

  private static void put(Draft draft, String name, Limit limit) {
    switch (limit) {
      case Limit.Unset _ -> {}
      case Limit.Unlimited _ -> draft.put(name, "unlimited");
      case Limit.AtMost(var amount) -> draft.put(name, Numbers.of(amount));
    }
  }
}
