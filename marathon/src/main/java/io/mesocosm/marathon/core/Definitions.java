package io.mesocosm.marathon.core;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.core.definitions.ChangeSize;
import io.mesocosm.marathon.core.definitions.RootEdit;
import io.mesocosm.marathon.core.definitions.ServicePorts;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes a wish into a change that can be stored: checked against what stands, stamped with a
/// version, with service ports, and with the groups that it touches.
final class Definitions {
  private Definitions() {}

  /// What came of a wish.
  sealed interface Draft {
    /// @param after the tree with `change` in it
    record Ready(Version version, RootChange change, AppTree after) implements Draft {}

    record Not(Reply reply) implements Draft {}
  }

  /// @param restarts apps whose instances are all to be replaced, though nothing differs
  static Draft draft(Turn turn, RootChange wish, Set<AppPath> restarts) {
    var tree = turn.state().tree();
    var groups = wish.groups().stream().filter(one -> matters(tree, one)).toList();
    if (!stands(tree, wish.apps(), groups)) {
      return new Draft.Not(new Reply.Stale());
    }
    if (ChangeSize.of(wish) > ChangeSize.MOST) {
      return new Draft.Not(tooLarge(wish));
    }
    var version = tree.root().version().next(turn.now());
    var ports = ports(turn, wish);
    var apps = new ArrayList<Edit<App>>();
    for (var one : wish.apps()) {
      var stamped = stamp(one, version, restarts.contains(one.id()));
      var assigned = assign(ports, stamped);
      if (assigned.isEmpty()) {
        return new Draft.Not(noPort(turn.rules()));
      }
      apps.add(assigned.get());
    }
    var after = grow(tree, apps, groups, version);
    var clash = clash(after, apps);
    return clash.isPresent()
        ? new Draft.Not(clash.get())
        : new Draft.Ready(version, new RootChange(apps, between(tree, after, apps, groups)), after);
  }

  /// A group that only gets another version says nothing: every change of an app gives it one.
  private static boolean matters(AppTree tree, Edit<Group> change) {
    return switch (change) {
      case Edit.Created(var after) ->
          tree.group(after.id()).filter(had -> isLike(had, after)).isEmpty();
      case Edit.Changed(var before, var after) -> !isLike(before, after);
      case Edit.Removed(var before) -> tree.group(before.id()).isPresent();
    };
  }

  private static boolean isLike(Group one, Group other) {
    return one.at(other.version()).equals(other);
  }

  /// Whether everything is still as the caller saw it.
  private static boolean stands(AppTree tree, List<Edit<App>> apps, List<Edit<Group>> groups) {
    return apps.stream().allMatch(one -> tree.app(one.id()).equals(one.beforeIt()))
        && groups.stream()
            .allMatch(one ->
                one.beforeIt()
                    .map(seen -> tree.group(one.id()).filter(had -> isLike(had, seen)).isPresent())
                    .orElse(true));
  }

  private static ServicePorts ports(Turn turn, RootChange wish) {
    var apps = new ArrayList<App>(turn.state().tree().apps().values());
    wish.apps().forEach(one -> one.afterIt().ifPresent(apps::add));
    return new ServicePorts(turn.rules().minPort(), turn.rules().maxPort(), apps);
  }

  private static Edit<App> stamp(Edit<App> change, Version version, boolean restart) {
    return switch (change) {
      case Edit.Created(var after) -> new Edit.Created<>(after.fresh(version));
      case Edit.Changed(var before, var after) ->
          new Edit.Changed<>(
              before, restart ? after.fresh(version) : after.succeeding(before, version));
      case Edit.Removed<App> removed -> removed;
    };
  }

  private static Optional<Edit<App>> assign(ServicePorts ports, Edit<App> change) {
    return switch (change) {
      case Edit.Created(var after) -> ports.assign(after, change).map(Edit.Created::new);
      case Edit.Changed(var before, var after) ->
          ports.assign(after, change).map(app -> new Edit.Changed<>(before, app));
      case Edit.Removed<App> removed -> Optional.of(removed);
    };
  }

  private static Reply tooLarge(RootChange wish) {
    return new Reply.Refused(
        List.of(
            Refusal.invalid(
                "/",
                "%d apps, about %d bytes".formatted(wish.apps().size(), ChangeSize.of(wish)),
                "a change of up to %d bytes; change fewer apps at once"
                    .formatted(ChangeSize.MOST))));
  }

  private static Reply noPort(MarathonRules rules) {
    return new Reply.Refused(
        List.of(
            new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "/portDefinitions",
                "0",
                "no service port is left from %d to %d"
                    .formatted(rules.minPort(), rules.maxPort()))));
  }

  private static AppTree grow(
      AppTree tree, List<Edit<App>> apps, List<Edit<Group>> groups, Version version) {
    var grown = tree;
    for (var one : apps) {
      grown =
          one.afterIt().isPresent()
              ? grown.withApp(one.afterIt().get())
              : grown.withoutApp(one.id(), version);
    }
    for (var one : groups) {
      grown =
          switch (one) {
            case Edit.Created(var after) -> grown.withGroup(after.at(version));
            case Edit.Changed(var _, var after) -> grown.withGroup(after.at(version));
            case Edit.Removed(var before) ->
                grown.appsBelow(before.id()).isEmpty()
                    ? grown.withoutGroup(before.id(), version)
                    : grown;
          };
    }
    return grown;
  }

  /// Two callers may each have been right alone: an app cannot stand where a group stands, nor
  /// below another app.
  private static Optional<Reply> clash(AppTree after, List<Edit<App>> apps) {
    for (var one : apps) {
      if (!(one instanceof Edit.Created(var app))) {
        continue;
      }
      var isGroup = after.group(app.id()).isPresent();
      var belowApp = app.id().ancestors().stream().anyMatch(up -> after.app(up).isPresent());
      if (isGroup || belowApp) {
        return Optional.of(
            new Reply.Refused(
                List.of(
                    new Refusal(
                        Refusal.Reason.CONFLICT,
                        "/id",
                        app.id().text(),
                        "a path that is no group and not below an app"))));
      }
    }
    return Optional.empty();
  }

  private static List<Edit<Group>> between(
      AppTree before, AppTree after, List<Edit<App>> apps, List<Edit<Group>> groups) {
    var paths = new TreeSet<AppPath>();
    paths.add(AppPath.ROOT);
    apps.forEach(one -> paths.addAll(one.id().ancestors()));
    for (var one : groups) {
      paths.add(one.id());
      paths.addAll(one.id().ancestors());
      before.groupsBelow(one.id()).forEach(below -> paths.add(below.id()));
    }
    var changes = new ArrayList<Edit<Group>>();
    for (var path : paths) {
      Edit.between(before.group(path), after.group(path)).ifPresent(changes::add);
    }
    return changes;
  }

  /// Stores a draft: the definitions, their history, and what goes with a removed app.
  static void store(Turn turn, Draft.Ready draft) {
    for (var one : draft.change().groups()) {
      turn.save(
          switch (one) {
            case Edit.Created(var after) -> new Change.GroupSaved(after);
            case Edit.Changed(var _, var after) -> new Change.GroupSaved(after);
            case Edit.Removed(var before) -> new Change.GroupGone(before.id());
          });
    }
    for (var one : draft.change().apps()) {
      one.afterIt().ifPresentOrElse(app -> keep(turn, app), () -> drop(turn, one.id()));
      turn.touch(one.id());
      tellChecks(turn, one);
    }
    turn.save(new Change.RootSaved(new RootEdit(draft.version(), draft.change())));
    trimRoots(turn);
    turn.redefine();
  }

  /// Who restarts an app gets new health checks with it (Marathon 1.11, `add_health_check_event`).
  private static void tellChecks(Turn turn, Edit<App> change) {
    if (change instanceof Edit.Changed(var before, var after)
        && before.lastConfigChangeAt().equals(after.lastConfigChangeAt())) {
      return;
    }
    change
        .beforeIt()
        .ifPresent(app ->
            app.spec()
                .checks()
                .health()
                .forEach(
                    _ -> turn.publish(new MarathonEvent.HealthCheckRemoved(turn.now(), app.id()))));
    change
        .afterIt()
        .ifPresent(app -> {
          for (var i = 0; i < app.spec().checks().health().size(); i++) {
            turn.publish(new MarathonEvent.HealthCheckAdded(turn.now(), app, i));
          }
        });
  }

  private static void keep(Turn turn, App app) {
    turn.save(new Change.AppSaved(app));
    turn.save(new Change.VersionSaved(app));
    turn.state()
        .backoffs()
        .get(app.id())
        .filter(known -> !known.config().equals(app.lastConfigChangeAt()))
        .ifPresent(_ -> turn.save(new Change.BackoffGone(app.id())));
    trimVersions(turn, app.id());
  }

  /// Versions that an instance still runs are kept beyond the limit.
  private static void trimVersions(Turn turn, AppPath id) {
    var known = turn.state().versions().of(id);
    if (known.size() <= turn.rules().maxVersions()) {
      return;
    }
    var inUse = new TreeSet<Version>();
    turn.state().instances().of(id).forEach(one -> inUse.add(one.version()));
    known.stream()
        .skip(turn.rules().maxVersions())
        .map(App::version)
        .filter(version -> !inUse.contains(version))
        .forEach(version -> turn.save(new Change.VersionGone(id, version)));
  }

  private static void drop(Turn turn, AppPath id) {
    turn.save(new Change.AppGone(id));
    for (var app : turn.state().versions().of(id)) {
      turn.save(new Change.VersionGone(id, app.version()));
    }
    if (turn.state().backoffs().has(id)) {
      turn.save(new Change.BackoffGone(id));
    }
    if (turn.state().failures().has(id)) {
      turn.save(new Change.FailureGone(id));
    }
  }

  private static void trimRoots(Turn turn) {
    var known = List.copyOf(turn.state().roots().changes().keys());
    known.stream()
        .limit(Math.max(0, known.size() - turn.rules().maxVersions()))
        .forEach(version -> turn.save(new Change.RootGone(version)));
  }
}
