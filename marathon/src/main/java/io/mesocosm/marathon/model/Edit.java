package io.mesocosm.marathon.model;

import java.util.Optional;

/// One thing of the tree, an app or a group, appears, goes, or becomes another.
public sealed interface Edit<T extends Edit.Subject> {
  AppPath id();

  /// What stands in the tree under a path.
  interface Subject {
    AppPath id();
  }

  record Created<T extends Subject>(T after) implements Edit<T> {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  record Removed<T extends Subject>(T before) implements Edit<T> {
    @Override
    public AppPath id() {
      return before.id();
    }
  }

  record Changed<T extends Subject>(T before, T after) implements Edit<T> {
    @Override
    public AppPath id() {
      return after.id();
    }
  }

  /// What turns `before` into `after`; empty when they are alike.
  static <T extends Subject> Optional<Edit<T>> between(Optional<T> before, Optional<T> after) {
    return before.equals(after) ? Optional.empty() : of(before, after);
  }

  /// What it is that stands as `before` and then as `after`; empty when it never stands.
  static <T extends Subject> Optional<Edit<T>> of(Optional<T> before, Optional<T> after) {
    if (before.isEmpty()) {
      return after.map(Created::new);
    }
    return Optional.of(
        after
            .<Edit<T>>map(now -> new Changed<>(before.get(), now))
            .orElseGet(() -> new Removed<>(before.get())));
  }

  default Optional<T> beforeIt() {
    return switch (this) {
      case Created<T> _ -> Optional.empty();
      case Removed(var before) -> Optional.of(before);
      case Changed(var before, var _) -> Optional.of(before);
    };
  }

  default Optional<T> afterIt() {
    return switch (this) {
      case Created(var after) -> Optional.of(after);
      case Removed<T> _ -> Optional.empty();
      case Changed(var _, var after) -> Optional.of(after);
    };
  }

  /// What brings back what was before.
  default Edit<T> undone() {
    return switch (this) {
      case Created(var made) -> new Removed<>(made);
      case Removed(var lost) -> new Created<>(lost);
      case Changed(var was, var is) -> new Changed<>(is, was);
    };
  }
}
