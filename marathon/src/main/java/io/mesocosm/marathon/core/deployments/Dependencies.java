package io.mesocosm.marathon.core.deployments;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who depends on whom: on an app, or on all apps below a group; of a group, everything inside it.
/// What does not exist is passed over (Marathon 1.11, dependencies).
///
/// People write chains of thousands, so nothing here calls itself, and no app is looked at twice.
public final class Dependencies {
  private final AppTree tree;
  private final Map<AppPath, Integer> depths = new TreeMap<>();

  public Dependencies(AppTree tree) {
    this.tree = tree;
  }

  /// Dependencies that go round.
  ///
  /// @param app that waits for itself
  /// @param by the one before it in the circle
  public record Circle(AppPath app, AppPath by) {}

  /// An app on the way down, and what it needs that was not gone into yet.
  private record Visit(AppPath app, SortedSet<AppPath> needs, Iterator<AppPath> rest) {}

  private Visit visit(AppPath app) {
    var needs = of(app);
    return new Visit(app, needs, needs.iterator());
  }

  /// The apps that have to be up before `app`; itself among them when it says so.
  private SortedSet<AppPath> of(AppPath app) {
    var named = new TreeSet<>(tree.app(app).map(App::dependencies).orElseGet(TreeSet::new));
    for (var above : app.ancestors()) {
      tree.group(above).map(Group::dependencies).ifPresent(named::addAll);
    }
    var apps = new TreeSet<AppPath>();
    for (var path : named) {
      if (tree.app(path).isPresent()) {
        apps.add(path);
      }
      tree.appsBelow(path).forEach(below -> apps.add(below.id()));
    }
    return apps;
  }

  /// How many layers have to be up before `app`; 0 without dependencies. A circle is cut where it
  /// closes.
  public int depth(App app) {
    var way = new ArrayDeque<Visit>();
    var open = new TreeSet<AppPath>();
    enter(app.id(), way, open);
    while (!way.isEmpty()) {
      var at = way.getLast();
      if (at.rest().hasNext()) {
        enter(at.rest().next(), way, open);
      } else {
        way.removeLast();
        depths.put(at.app(), deepest(at));
      }
    }
    return depths.getOrDefault(app.id(), 0);
  }

  private void enter(AppPath app, Deque<Visit> way, Set<AppPath> open) {
    if (!depths.containsKey(app) && open.add(app)) {
      way.addLast(visit(app));
    }
  }

  private int deepest(Visit visit) {
    return visit.needs().stream()
        .filter(need -> !need.equals(visit.app()))
        .mapToInt(need -> 1 + depths.getOrDefault(need, 0))
        .max()
        .orElse(0);
  }

  /// A circle that can be reached from one of `apps`.
  public Optional<Circle> circle(Collection<AppPath> apps) {
    var done = new TreeSet<AppPath>();
    var open = new TreeSet<AppPath>();
    var way = new ArrayDeque<Visit>();
    for (var start : apps) {
      if (!done.contains(start)) {
        open.add(start);
        way.addLast(visit(start));
      }
      while (!way.isEmpty()) {
        var at = way.getLast();
        if (!at.rest().hasNext()) {
          way.removeLast();
          open.remove(at.app());
          done.add(at.app());
          continue;
        }
        var next = at.rest().next();
        if (open.contains(next)) {
          return Optional.of(new Circle(next, at.app()));
        }
        if (!done.contains(next)) {
          open.add(next);
          way.addLast(visit(next));
        }
      }
    }
    return Optional.empty();
  }
}
