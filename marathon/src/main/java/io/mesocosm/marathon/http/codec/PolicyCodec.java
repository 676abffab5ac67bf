package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Policy;
import io.mesocosm.marathon.model.spec.Policy.Backoff;
import io.mesocosm.marathon.model.spec.Policy.KillSelection;
import io.mesocosm.marathon.model.spec.Policy.Residency;
import io.mesocosm.marathon.model.spec.Policy.Unreachable;
import io.mesocosm.marathon.model.spec.Policy.Unreachable.Awaited;
import io.mesocosm.marathon.model.spec.Policy.Unreachable.Replaced;
import io.mesocosm.marathon.model.spec.Policy.Upgrade;
import io.mesocosm.marathon.model.spec.Policy.WhenLost;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an app wants its instances replaced, killed and awaited: `upgradeStrategy`,
/// `unreachableStrategy`, `killSelection`, `residency`, and the fields of the back-off.
final class PolicyCodec {
  private PolicyCodec() {}

  /// @param resident whether it has volumes on agents, which changes defaults
  /// @param external whether it has volumes of a driver, which changes them too
  static Policy read(JsonView app, boolean resident, boolean external) {
    var usual = resident || external ? Upgrade.RESIDENT : Upgrade.DEFAULT;
    @Nullable Duration grace =
        app.has("taskKillGracePeriodSeconds")
            ? Fields.seconds(app, "taskKillGracePeriodSeconds", 0, Duration.ZERO)
            : null;
    return new Policy(
        app.object("upgradeStrategy").map(view -> upgrade(view, usual)).orElse(usual),
        backoff(app),
        unreachable(app, resident || app.has("residency")),
        app.oneOf("killSelection", KillSelection.class).orElse(KillSelection.YOUNGEST_FIRST),
        grace,
        app.object("residency").map(PolicyCodec::residency).orElse(null));
  }

  private static Upgrade upgrade(JsonView view, Upgrade usual) {
    return new Upgrade(
        Fields.number(view, "minimumHealthCapacity", 0, 1, usual.minimumHealth()),
        Fields.number(view, "maximumOverCapacity", 0, 1, usual.maximumOver()));
  }

  private static Backoff backoff(JsonView app) {
    return new Backoff(
        Fields.seconds(app, "backoffSeconds", 0, Backoff.DEFAULT.first()),
        Fields.number(app, "backoffFactor", 1, Double.MAX_VALUE, Backoff.DEFAULT.factor()),
        Fields.seconds(app, "maxLaunchDelaySeconds", 0, Backoff.DEFAULT.max()));
  }

  private static Unreachable unreachable(JsonView app, boolean resident) {
    var usual = resident ? new Awaited() : Replaced.DEFAULT;
    return switch (app.get("unreachableStrategy").orElse(Json.NULL)) {
      case Json.Null _ -> usual;
      case Json.Str(var word) when word.equalsIgnoreCase("disabled") -> new Awaited();
      case Json.Str(var word) -> refused(app, word, usual);
      case Json.Obj _ -> replaced(app.object("unreachableStrategy").orElseThrow());
      case Json.Arr _, Json.Bool _, Json.Num _ -> refused(app, "neither", usual);
    };
  }

  private static Unreachable refused(JsonView app, String had, Unreachable usual) {
    app.refuse("unreachableStrategy", had, "an object, or the word disabled");
    return usual;
  }

  private static Unreachable replaced(JsonView view) {
    var inactive = Fields.seconds(view, "inactiveAfterSeconds", 0, Duration.ZERO);
    var expunge = Fields.seconds(view, "expungeAfterSeconds", 0, Duration.ZERO);
    if (inactive.compareTo(expunge) > 0) {
      view.refuse(inactive.toSeconds(), "inactiveAfterSeconds up to expungeAfterSeconds");
      return Replaced.DEFAULT;
    }
    return new Replaced(inactive, expunge);
  }

  private static Residency residency(JsonView view) {
    return new Residency(
        Fields.seconds(
            view, "relaunchEscalationTimeoutSeconds", 0, Residency.DEFAULT.relaunchAfter()),
        view.oneOf("taskLostBehavior", WhenLost.class).orElse(Residency.DEFAULT.whenLost()));
  }

  static Json.Obj json(Upgrade upgrade) {
    return new Draft()
        .put("maximumOverCapacity", Numbers.of(upgrade.maximumOver()))
        .put("minimumHealthCapacity", Numbers.of(upgrade.minimumHealth()))
        .json();
  }

  static Json json(Unreachable unreachable) {
    return switch (unreachable) {
      case Awaited _ -> Json.of("disabled");
      case Replaced(var inactive, var expunge) ->
          Json.obj(
              "inactiveAfterSeconds",
              inactive.toSeconds(),
              "expungeAfterSeconds",
              expunge.toSeconds());
    };
  }

  static Json.Obj json(Residency residency) {
    return Json.obj(
        "relaunchEscalationTimeoutSeconds",
        residency.relaunchAfter().toSeconds(),
        "taskLostBehavior",
        residency.whenLost().name());
  }
}
