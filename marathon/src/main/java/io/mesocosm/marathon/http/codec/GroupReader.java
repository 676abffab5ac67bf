package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// Reads an update of a group and lays it over the tree (Marathon 1.11, groups): members that a
/// list leaves out are gone, a list that is left out stays. Ids are relative to the group.
///
/// What is wrong goes to the list behind the view.
public final class GroupReader {
  private static final Version UNSTAMPED = new Version(Instant.EPOCH);

  private final AppReader reader;
  private AppTree tree;
  private final SequencedMap<AppPath, String> touched = new LinkedHashMap<>();

  private GroupReader(AppReader reader, AppTree tree) {
    this.reader = reader;
    this.tree = tree;
  }

  /// A tree as wished.
  ///
  /// @param tree everything that is not touched is the same object as before
  /// @param touched each app that the update names, and its path in the request
  public record Wished(AppTree tree, SequencedMap<AppPath, String> touched) {}

  public static Wished read(JsonView update, AppTree tree, AppPath id, AppReader reader) {
    var groups = new GroupReader(reader, tree);
    groups.group(update, id);
    return new Wished(groups.tree, groups.touched);
  }

  private void group(JsonView update, AppPath id) {
    var before = tree.group(id);
    var group = before.orElseGet(() -> Group.empty(id, UNSTAMPED));
    if (update.has("dependencies")) {
      var paths = new TreeSet<>(AppReader.paths(update, "dependencies", id));
      group = group.withDependencies(paths);
    }
    if (update.has("enforceRole")) {
      group = group.withRoles(roles(update, id, group));
    }
    if (before.isEmpty() || !before.get().equals(group)) {
      put(group);
    }
    if (update.has("apps")) {
      apps(update, id);
    }
    if (update.has("groups")) {
      groups(update, id);
    }
  }

  private Group.Roles roles(JsonView update, AppPath id, Group group) {
    var roles = Fields.flag(update, "enforceRole", false) ? Group.Roles.ENFORCED : Group.Roles.FREE;
    if (id.segments().size() != 1) {
      update.refuse("enforceRole", roles, "nothing but on top-level groups");
      return group.roles();
    }
    return roles;
  }

  private void apps(JsonView update, AppPath id) {
    var listed = new TreeSet<AppPath>();
    for (JsonView view : Fields.objects(update, "apps")) {
      member(view, id)
          .ifPresent(path -> {
            listed.add(path);
            app(view, path);
          });
    }
    for (App app : tree.appsIn(id)) {
      if (!listed.contains(app.id())) {
        tree = new AppTree(tree.groups(), tree.apps().without(app.id()));
      }
    }
  }

  private void app(JsonView view, AppPath id) {
    var before = tree.app(id);
    var after =
        before
            .map(current -> reader.replace(view, current))
            .orElseGet(() -> reader.read(view, id, reader.role(tree, id)));
    touched.put(id, view.path());
    if (before.filter(old -> isSame(old, after)).isEmpty()) {
      tree = new AppTree(tree.groups(), tree.apps().with(id, after));
    }
  }

  private static boolean isSame(App before, App after) {
    return before.runsLike(after) && before.instances() == after.instances();
  }

  private void groups(JsonView update, AppPath id) {
    var listed = new TreeSet<AppPath>();
    for (JsonView view : Fields.objects(update, "groups")) {
      member(view, id)
          .ifPresent(path -> {
            listed.add(path);
            group(view, path);
          });
    }
    for (Group group : tree.groupsIn(id)) {
      if (listed.stream().noneMatch(one -> one.equals(group.id()) || one.isBelow(group.id()))) {
        tree = without(tree, group.id());
      }
    }
  }

  private static Optional<AppPath> member(JsonView view, AppPath group) {
    if (!view.has("id")) {
      view.refuse("id", "", Wording.MISSING);
      return Optional.empty();
    }
    var id = view.text("id").flatMap(text -> AppReader.path(view, "id", text, group));
    if (id.filter(path -> !path.isBelow(group)).isPresent()) {
      view.refuse("id", id.get(), "a path below " + group);
      return Optional.empty();
    }
    return id;
  }

  private void put(Group group) {
    tree = new AppTree(tree.groups().with(group.id(), group), tree.apps());
  }

  /// The tree without a group and everything in it; of the root, only what is in it goes.
  public static AppTree without(AppTree tree, AppPath id) {
    var apps = tree.apps();
    for (App app : tree.appsBelow(id)) {
      apps = apps.without(app.id());
    }
    var groups = id.isRoot() ? tree.groups() : tree.groups().without(id);
    for (Group group : tree.groupsBelow(id)) {
      groups = groups.without(group.id());
    }
    return new AppTree(groups, apps);
  }
}
