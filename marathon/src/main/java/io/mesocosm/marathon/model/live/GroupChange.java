package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Group;
import java.util.Optional;

/// One group appears, goes, or gets other dependencies or roles.
public sealed interface GroupChange {
  AppPath id();

  record Created(Group after) implements GroupChange {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  record Removed(Group before) implements GroupChange {
    @Override
    public AppPath id() {
      return before.id();
    }
  }

  record Changed(Group before, Group after) implements GroupChange {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  /// What turns `before` into `after`; empty when they are alike.
  static Optional<GroupChange> between(Optional<Group> before, Optional<Group> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return after.map(Created::new);
    }
    return Optional.of(
        after
            .<GroupChange>map(now -> new Changed(before.get(), now))
            .orElseGet(() -> new Removed(before.get())));
  }

  default Optional<Group> beforeIt() {
    return switch (this) {
      case Created _ -> Optional.empty();
      case Removed(var before) -> Optional.of(before);
      case Changed(var before, var _) -> Optional.of(before);
    };
  }

  default Optional<Group> afterIt() {
    return switch (this) {
      case Created(var after) -> Optional.of(after);
      case Removed _ -> Optional.empty();
      case Changed(var _, var after) -> Optional.of(after);
    };
  }

  /// What brings back what was before.
  default GroupChange undone() {
    return switch (this) {
      case Created(var made) -> new Removed(made);
      case Removed(var lost) -> new Created(lost);
      case Changed(var was, var is) -> new Changed(is, was);
    };
  }
}
