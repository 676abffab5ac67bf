package io.mesocosm.marathon.core.definitions;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The last changes of the root group, from which it can be told as it was.
///
/// Each change is a record of its own size; the whole tree is never stored as one.
public record RootHistory(PMap<Version, RootChange> changes) {
  public static final RootHistory NONE = new RootHistory(PMap.empty());

  /// Versions of the root group that changed something at or below `group`, newest first.
  public List<Version> affecting(AppPath group) {
    return List.copyOf(changes.entries()).reversed().stream()
        .filter(entry -> touches(entry.getValue(), group))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean touches(RootChange change, AppPath group) {
    return change.apps().stream().anyMatch(app -> app.id().isBelow(group))
        || change.groups().stream()
            .anyMatch(one -> one.id().equals(group) || one.id().isBelow(group));
  }

  /// The tree right after the change that made `version`, as told from the `present` one.
  public Optional<AppTree> at(Version version, AppTree present) {
    if (!changes.has(version)) {
      return Optional.empty();
    }
    var tree = present;
    var later = new TreeMap<>(changes.asMap().tailMap(version, false)).descendingMap();
    for (var change : later.values()) {
      tree = Trees.apply(tree, change.undone());
    }
    return Optional.of(tree);
  }

  public RootHistory with(RootEdit edit) {
    return new RootHistory(changes.with(edit.version(), edit.change()));
  }

  public RootHistory without(Version version) {
    return new RootHistory(changes.without(version));
  }
}
