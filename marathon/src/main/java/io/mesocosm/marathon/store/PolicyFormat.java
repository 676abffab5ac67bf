package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Policy;
import io.mesocosm.marathon.model.spec.Policy.Unreachable;
import java.time.Duration;

/// [Policy] as stored.
final class PolicyFormat {
  private PolicyFormat() {}

  static Out write(Policy policy) {
    return new Out()
        .real("minimumHealth", policy.upgrade().minimumHealth())
        .real("maximumOver", policy.upgrade().maximumOver())
        .lasting("firstDelay", policy.backoff().first())
        .real("delayFactor", policy.backoff().factor())
        .lasting("maxDelay", policy.backoff().max())
        .put("unreachable", unreachable(policy.unreachable()).json())
        .word("killSelection", policy.killSelection())
        .maybe("killGrace", policy.killGrace(), it -> Json.of(it.toString()))
        .maybe("residency", policy.residency(), it -> residency(it).json());
  }

  private static Out unreachable(Unreachable unreachable) {
    return switch (unreachable) {
      case Unreachable.Awaited _ -> new Out().flag("awaited", true);
      case Unreachable.Replaced(var inactiveAfter, var expungeAfter) ->
          new Out().lasting("inactiveAfter", inactiveAfter).lasting("expungeAfter", expungeAfter);
    };
  }

  private static Out residency(Policy.Residency residency) {
    return new Out()
        .lasting("relaunchAfter", residency.relaunchAfter())
        .word("whenLost", residency.whenLost());
  }

  static Policy read(In in) {
    return new Policy(
        new Policy.Upgrade(in.real("minimumHealth"), in.real("maximumOver")),
        new Policy.Backoff(
            in.lasting("firstDelay"), in.real("delayFactor"), in.lasting("maxDelay")),
        unreachable(in.object("unreachable")),
        in.word("killSelection", Policy.KillSelection.class),
        in.maybe("killGrace", name -> Duration.parse(in.text(name))),
        in.maybe("residency", name -> residency(in.object(name))));
  }

  private static Unreachable unreachable(In in) {
    return in.flag("awaited")
        ? new Unreachable.Awaited()
        : new Unreachable.Replaced(in.lasting("inactiveAfter"), in.lasting("expungeAfter"));
  }

  private static Policy.Residency residency(In in) {
    return new Policy.Residency(
        in.lasting("relaunchAfter"), in.word("whenLost", Policy.WhenLost.class));
  }
}
