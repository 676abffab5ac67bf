package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Policy.Unreachable.Awaited;

/// Rules of apps that must not run twice or that keep their agents (Marathon 1.11).
final class PolicyRules {
  private PolicyRules() {}

  static void check(Problems problems, App app) {
    var policy = app.spec().policy();
    var upgrade = problems.in("upgradeStrategy");
    if (app.spec().isResident()) {
      upgrade
          .in("maximumOverCapacity")
          .refuseIf(
              policy.upgrade().maximumOver() > 0,
              policy.upgrade().maximumOver(),
              "0 with persistent volumes");
      problems
          .in("unreachableStrategy")
          .refuseIf(
              !(policy.unreachable() instanceof Awaited),
              "a strategy",
              "disabled with persistent volumes");
      problems
          .in("role")
          .refuseIf(
              app.spec().placement().role().equals("*"),
              "*",
              "a role of its own for persistent volumes");
    }
    if (app.spec().isSingleInstance()) {
      problems
          .in("instances")
          .refuseIf(
              app.instances() > 1, app.instances(), "at most 1 for a single-instance application");
      upgrade.refuseIf(
          policy.upgrade().minimumHealth() > 0 || policy.upgrade().maximumOver() > 0,
          policy.upgrade(),
          "0 and 0 for a single-instance application");
    }
  }
}
