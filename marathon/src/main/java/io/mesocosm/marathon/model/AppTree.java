package io.mesocosm.marathon.model;

import io.mesocosm.base.collections.PMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// All groups and apps, as wanted. Flat tables in path order; what lies below a group is a range.
///
/// @param groups always holds the root, and every group above an app
public record AppTree(PMap<AppPath, Group> groups, PMap<AppPath, App> apps) {

  public static final AppTree EMPTY =
      new AppTree(
          PMap.<AppPath, Group>empty()
              .with(AppPath.ROOT, Group.empty(AppPath.ROOT, new Version(Instant.EPOCH))),
          PMap.empty());

  public Optional<App> app(AppPath id) {
    return apps.get(id);
  }

  public Optional<Group> group(AppPath id) {
    return groups.get(id);
  }

  public Group root() {
    return groups.get(AppPath.ROOT).orElseThrow();
  }

  /// Direct members of a group, in path order.
  public List<App> appsIn(AppPath group) {
    return appsBelow(group).stream().filter(app -> app.id().parent().equals(group)).toList();
  }

  /// All apps below a group, in path order.
  public List<App> appsBelow(AppPath group) {
    return below(apps.asMap(), group);
  }

  /// Direct members of a group, in path order.
  public List<Group> groupsIn(AppPath group) {
    return groupsBelow(group).stream().filter(one -> one.id().parent().equals(group)).toList();
  }

  /// All groups below a group, in path order.
  public List<Group> groupsBelow(AppPath group) {
    return below(groups.asMap(), group);
  }

  /// With the app, and with the groups above it, which get the app's version.
  public AppTree withApp(App app) {
    return new AppTree(groupsFor(app.id(), app.version()), apps.with(app.id(), app));
  }

  /// Without the app; its group stays, perhaps empty.
  public AppTree withoutApp(AppPath id, Version now) {
    return new AppTree(groupsFor(id, now), apps.without(id));
  }

  /// With the group, and with the groups above it, which get the group's version.
  public AppTree withGroup(Group group) {
    return new AppTree(groupsFor(group.id(), group.version()).with(group.id(), group), apps);
  }

  /// Without the group and everything below it; the root stays, empty.
  public AppTree withoutGroup(AppPath id, Version now) {
    if (!groups.has(id)) {
      return this;
    }
    var keptApps = apps;
    for (var app : appsBelow(id)) {
      keptApps = keptApps.without(app.id());
    }
    var keptGroups = groupsFor(id, now);
    for (var group : groupsBelow(id)) {
      keptGroups = keptGroups.without(group.id());
    }
    if (!id.isRoot()) {
      keptGroups = keptGroups.without(id);
    } else {
      keptGroups = keptGroups.with(id, Group.empty(id, now));
    }
    return new AppTree(keptGroups, keptApps);
  }

  private PMap<AppPath, Group> groupsFor(AppPath id, Version now) {
    var grown = groups;
    for (var above : id.ancestors()) {
      var group = groups.get(above).orElseGet(() -> Group.empty(above, now));
      grown = grown.with(above, group.at(now));
    }
    return grown;
  }

  // A group stands right before what is below it, and all of that stands together.
  private static <V> List<V> below(NavigableMap<AppPath, V> all, AppPath group) {
    return all.tailMap(group, false).entrySet().stream()
        .takeWhile(entry -> entry.getKey().isBelow(group))
        .map(Map.Entry::getValue)
        .toList();
  }
}
