package io.mesocosm.proof.simulation;

import io.mesocosm.marathon.core.MarathonState;
import java.util.List;
import java.util.Optional;

/// Whether every app of a Marathon has all it wants, and nothing besides.
final class AppsServed {
  private AppsServed() {}

  static Optional<String> wrong(MarathonState state) {
    if (state.deployments().size() > 0) {
      return Optional.of("deployments run: " + state.deployments());
    }
    for (var app : state.tree().apps().values()) {
      var tally = state.instances().tally(app.id());
      if (tally.serving() != app.instances() || tally.all() != app.instances()) {
        return Optional.of("%s wants %d: %s".formatted(app.id(), app.instances(), tally));
      }
    }
    return Optional.empty();
  }

  /// Its tasks, `framework/task`.
  static List<String> tasks(MarathonState state) {
    return state.instances().all().stream()
        .flatMap(one -> one.task().stream())
        .map(task -> state.bond().framework() + "/" + task.id())
        .toList();
  }
}
