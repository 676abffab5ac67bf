package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import java.util.Optional;

/// One app appears, goes, or becomes another.
public sealed interface AppChange {
  AppPath id();

  record Created(App after) implements AppChange {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  record Removed(App before) implements AppChange {
    @Override
    public AppPath id() {
      return before.id();
    }
  }

  record Changed(App before, App after) implements AppChange {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  /// What turns `before` into `after`; empty when they are alike.
  static Optional<AppChange> between(Optional<App> before, Optional<App> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return after.map(Created::new);
    }
    return Optional.of(
        after
            .<AppChange>map(now -> new Changed(before.get(), now))
            .orElseGet(() -> new Removed(before.get())));
  }

  default Optional<App> beforeIt() {
    return switch (this) {
      case Created _ -> Optional.empty();
      case Removed(var before) -> Optional.of(before);
      case Changed(var before, var _) -> Optional.of(before);
    };
  }

  default Optional<App> afterIt() {
    return switch (this) {
      case Created(var after) -> Optional.of(after);
      case Removed _ -> Optional.empty();
      case Changed(var _, var after) -> Optional.of(after);
    };
  }

  /// What brings back what was before.
  default AppChange undone() {
    return switch (this) {
      case Created(var made) -> new Removed(made);
      case Removed(var lost) -> new Created(lost);
      case Changed(var was, var is) -> new Changed(is, was);
    };
  }
}
