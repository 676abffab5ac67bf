package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What differs between two states of the root group, by app and by group; can be undone.
public record RootChange(List<AppChange> apps, List<GroupChange> groups) {
  public static final RootChange NONE = new RootChange(List.of(), List.of());

  public RootChange {
    apps = List.copyOf(apps);
    groups = List.copyOf(groups);
  }

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

    default AppChange undone() {
      return switch (this) {
        case Created(var after) -> new Removed(after);
        case Removed(var before) -> new Created(before);
        case Changed(var before, var after) -> new Changed(after, before);
      };
    }
  }

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

    default Optional<Group> beforeIt() {
      return switch (this) {
        case Created _ -> Optional.empty();
        case Removed(var before) -> Optional.of(before);
        case Changed(var before, var _) -> Optional.of(before);
      };
    }

    default GroupChange undone() {
      return switch (this) {
        case Created(var after) -> new Removed(after);
        case Removed(var before) -> new Created(before);
        case Changed(var before, var after) -> new Changed(after, before);
      };
    }
  }

  /// What turns `before` into `after`.
  public static RootChange between(AppTree before, AppTree after) {
    var apps = new ArrayList<AppChange>();
    for (var id : union(before.apps().keys(), after.apps().keys())) {
      change(before.app(id), after.app(id)).ifPresent(apps::add);
    }
    var groups = new ArrayList<GroupChange>();
    for (var id : union(before.groups().keys(), after.groups().keys())) {
      groupChange(before.group(id), after.group(id)).ifPresent(groups::add);
    }
    return new RootChange(apps, groups);
  }

  private static TreeSet<AppPath> union(
      Set<AppPath> some, Set<AppPath> others) {
    var all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Optional<AppChange> change(Optional<App> before, Optional<App> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return after.map(AppChange.Created::new);
    }
    return Optional.of(
        after
            .<AppChange>map(now -> new AppChange.Changed(before.get(), now))
            .orElseGet(() -> new AppChange.Removed(before.get())));
  }

  /// What turns one group into another; empty when they are alike.
  public static Optional<GroupChange> groupChange(Optional<Group> before, Optional<Group> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return after.map(GroupChange.Created::new);
    }
    return Optional.of(
        after
            .<GroupChange>map(now -> new GroupChange.Changed(before.get(), now))
            .orElseGet(() -> new GroupChange.Removed(before.get())));
  }

  /// What brings back the state before.
  public RootChange undone() {
    return new RootChange(
        apps.reversed().stream().map(AppChange::undone).toList(),
        groups.reversed().stream().map(GroupChange::undone).toList());
  }
}
