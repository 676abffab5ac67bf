package io.mesocosm.master.core.allocation;

import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.master.model.OfferConstraints;
import io.mesocosm.master.model.OfferConstraints.Constraint;
import io.mesocosm.master.model.OfferConstraints.Selector;
import io.mesocosm.master.model.OfferConstraints.Test;
import io.mesocosm.protocol.resources.Value;
import java.util.Optional;

/// Whether an agent is what a framework wants to be offered. Mesos 1.11, offer constraints: tests
/// of text are true of an attribute that is no text; of one that is absent, those with "not" are
/// true and the others are not.
final class Constraints {
  private Constraints() {}

  static boolean allow(OfferConstraints wanted, String role, AgentSpec agent) {
    var groups = wanted.byRole().get(role);
    return groups == null
        || groups.stream()
            .anyMatch(group -> group.all().stream().allMatch(one -> holds(one, agent)));
  }

  private static boolean holds(Constraint constraint, AgentSpec agent) {
    return switch (constraint.selector()) {
      case Selector.Attribute(var name) ->
          ofAttribute(constraint.test(), agent.attributes().get(name));
      case Selector.Hostname _ -> ofText(constraint.test(), agent.hostname());
      case Selector.Region _ -> ofPlace(constraint.test(), agent.region());
      case Selector.Zone _ -> ofPlace(constraint.test(), agent.zone());
    };
  }

  private static boolean ofAttribute(Test test, Optional<Value> value) {
    if (value.isEmpty()) {
      return ofNothing(test);
    }
    return value.get() instanceof Value.Text(var text)
        ? ofText(test, text)
        : !(test instanceof Test.NotExists);
  }

  /// An agent outside of any domain has neither region nor zone.
  private static boolean ofPlace(Test test, String place) {
    return place.isEmpty() ? ofNothing(test) : ofText(test, place);
  }

  private static boolean ofNothing(Test test) {
    return switch (test) {
      case Test.NotExists _, Test.NotEquals _, Test.NotMatches _ -> true;
      case Test.Exists _, Test.Equals _, Test.Matches _ -> false;
    };
  }

  private static boolean ofText(Test test, String text) {
    return switch (test) {
      case Test.Exists _ -> true;
      case Test.NotExists _ -> false;
      case Test.Equals(var value) -> text.equals(value);
      case Test.NotEquals(var value) -> !text.equals(value);
      case Test.Matches(var pattern) -> pattern.matches(text);
      case Test.NotMatches(var pattern) -> !pattern.matches(text);
    };
  }
}
