package io.mesocosm.marathon.http.validation;

import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Refusals of one object, collected under its path in the request.
final class Problems {
  private final String path;
  private final List<Refusal> found;

  private Problems(String path, List<Refusal> found) {
    this.path = path;
    this.found = found;
  }

  /// @param path of the object; empty for the whole request
  static Problems at(String path) {
    return new Problems(path, new ArrayList<>());
  }

  /// The same collection, for what stands at `name` in this object.
  Problems in(String name) {
    return new Problems(path + "/" + name, found);
  }

  /// The same collection, for the element `index` of this list: `/networks(0)`.
  Problems at(int index) {
    return new Problems("%s(%d)".formatted(path, index), found);
  }

  /// Of the object itself; the root is called `/`.
  void refuse(Object had, String allowed) {
    found.add(Refusal.invalid(path.isEmpty() ? "/" : path, had, allowed));
  }

  void refuseIf(boolean broken, Object had, String allowed) {
    if (broken) {
      refuse(had, allowed);
    }
  }

  List<Refusal> all() {
    return List.copyOf(found);
  }
}
