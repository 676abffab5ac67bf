package io.mesocosm.playground.core;

import java.util.List;

/// Moves applications away from a machine: one instance of each at a time, and only while all that
/// are wanted run, so that no application ever misses more than one. Pure; what is seen is given.
public final class Drain {
  private Drain() {}

  /// How one application with instances on the machine is.
  ///
  /// @param id its path
  /// @param wanted how many instances it should have
  /// @param running how many run, wherever
  /// @param here its tasks on the machine; may be none any more
  public record Standing(String id, int wanted, int running, List<String> here) {
    public Standing {
      here = List.copyOf(here);
    }

    /// Whether it can do without one for a moment.
    boolean isWhole() {
      return running >= wanted;
    }
  }

  /// Which tasks to end now; none when everything waits for replacements.
  public static List<String> next(List<Standing> standings) {
    return standings.stream()
        .filter(standing -> standing.isWhole() && !standing.here().isEmpty())
        .map(standing -> standing.here().getFirst())
        .toList();
  }

  /// Whether the machine is empty, and nothing that was moved is still missing.
  ///
  /// @param standings of all applications; those without tasks there have an empty list
  public static boolean isDone(List<Standing> standings) {
    return standings.stream().allMatch(each -> each.here().isEmpty() && each.isWhole());
  }
}
