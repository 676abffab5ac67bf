package io.mesocosm.master.model;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.base.patterns.LinearPattern;
import io.mesocosm.protocol.Cargo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which agents a framework wants to be offered for which role. Mesos 1.11, `offer_constraints`.
///
/// @param byRole alternatives, of which an agent must fulfil one in all its parts; roles that are
///   not here take any agent
/// @param info as it was said, for readers; null when nothing was
public record OfferConstraints(Map<String, List<Group>> byRole, @Nullable Cargo info) {
  public static final OfferConstraints NONE = new OfferConstraints(Map.of(), null);

  public OfferConstraints {
    byRole = Ordered.copyOf(byRole);
  }

  /// All of these.
  public record Group(List<Constraint> all) {
    public Group {
      all = List.copyOf(all);
    }
  }

  /// What must be true of one thing about an agent.
  public record Constraint(Selector selector, Test test) {}

  /// Which thing.
  public sealed interface Selector {
    /// The first attribute of the name.
    record Attribute(String name) implements Selector {}

    record Hostname() implements Selector {}

    record Region() implements Selector {}

    record Zone() implements Selector {}
  }

  /// What must be true of it.
  public sealed interface Test {
    record Exists() implements Test {}

    record NotExists() implements Test {}

    record Equals(String value) implements Test {}

    record NotEquals(String value) implements Test {}

    record Matches(LinearPattern pattern) implements Test {}

    record NotMatches(LinearPattern pattern) implements Test {}
  }
}
