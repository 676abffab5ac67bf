package io.mesocosm.marathon.core.placement;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whether an app's placement rules let an instance onto an agent (Marathon 1.11, constraints).
public final class Constraints {
  private Constraints() {}

  /// What `constraint` has against `offer`, or empty when it is content.
  ///
  /// @param target instances wanted in all
  /// @param placed the instances that count: of the present configuration, with a task, not lost
  static Optional<Objection> objection(
      Constraint constraint, Offer offer, int target, Collection<Instance> placed) {
    var value = valueOf(constraint.field(), offer);
    if (value.isEmpty()) {
      return constraint.operator() == Constraint.Operator.UNLIKE
          ? Optional.empty()
          : Optional.of(
              never("%s: the agent has no %s".formatted(text(constraint), constraint.field())));
    }
    var had = value.get();
    return switch (constraint.operator()) {
      case UNIQUE ->
          count(constraint, placed, had) == 0
              ? Optional.empty()
              : Optional.of(busy(constraint, had, "has an instance already"));
      case CLUSTER -> cluster(constraint, had, placed);
      case GROUP_BY ->
          groupAccepts(constraint, had, target, placed)
              ? Optional.empty()
              : Optional.of(busy(constraint, had, "has its share of instances"));
      case MAX_PER ->
          count(constraint, placed, had) < number(constraint.value())
              ? Optional.empty()
              : Optional.of(busy(constraint, had, "has as many instances as allowed"));
      case LIKE -> like(constraint, had, true);
      case UNLIKE -> like(constraint, had, false);
      case IS ->
          normal(constraint.value()).equals(normal(had))
              ? Optional.empty()
              : Optional.of(differs(constraint, had));
    };
  }

  private static Optional<Objection> like(Constraint constraint, String had, boolean wanted) {
    return Expression.matches(constraint.value(), had)
        .map(matches ->
            matches == wanted ? Optional.<Objection>empty() : Optional.of(differs(constraint, had)))
        .orElseGet(() ->
            Optional.of(
                never("%s: the expression takes too long on %s".formatted(text(constraint), had))));
  }

  private static Optional<Objection> cluster(
      Constraint constraint, String had, Collection<Instance> placed) {
    var wanted =
        constraint.value().isEmpty()
            ? placed.stream().flatMap(one -> valueOf(constraint.field(), one).stream()).findFirst()
            : Optional.of(constraint.value());
    return wanted.isEmpty() || wanted.get().equals(had)
        ? Optional.empty()
        : Optional.of(never("%s: wanted %s, is %s".formatted(text(constraint), wanted.get(), had)));
  }

  /// With a number of groups, each gets its even share. Without one, a new group is always welcome
  /// and of the known ones the smallest: the documented intent, where 1.11 divides by zero.
  private static boolean groupAccepts(
      Constraint constraint, String had, int target, Collection<Instance> placed) {
    var groups = groups(constraint, placed);
    var mine = groups.get(had);
    var wanted = number(constraint.value());
    if (wanted <= 0) {
      return mine == null || mine.equals(groups.values().stream().min(Long::compare).orElse(0L));
    }
    if (mine == null) {
      return groups.size() < wanted;
    }
    var base = target / wanted;
    var rest = target % wanted;
    var above = groups.values().stream().filter(size -> size > base).count();
    return mine < base || (mine == base && above < rest);
  }

  private static Map<String, Long> groups(Constraint constraint, Collection<Instance> placed) {
    return placed.stream()
        .flatMap(one -> valueOf(constraint.field(), one).stream())
        .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
  }

  private static long count(Constraint constraint, Collection<Instance> placed, String value) {
    return placed.stream()
        .filter(one -> valueOf(constraint.field(), one).filter(value::equals).isPresent())
        .count();
  }

  /// 0 when it is none; validation lets only numbers through.
  private static int number(String text) {
    return Scalar.parse(text).map(value -> (int) (value.millis() / 1000)).orElse(0);
  }

  private static String normal(String text) {
    return Scalar.parse(text).map(Scalar::toString).orElse(text);
  }

  static String text(Constraint constraint) {
    return constraint.value().isEmpty()
        ? "%s %s".formatted(constraint.field(), constraint.operator())
        : "%s %s %s".formatted(constraint.field(), constraint.operator(), constraint.value());
  }

  private static Objection never(String explanation) {
    return new Objection(Reason.CONSTRAINT, explanation, false);
  }

  private static Objection differs(Constraint constraint, String had) {
    return never("%s: is %s".formatted(text(constraint), had));
  }

  private static Objection busy(Constraint constraint, String had, String why) {
    return new Objection(
        Reason.CONSTRAINT, "%s: %s %s".formatted(text(constraint), had, why), true);
  }

  private static Optional<String> valueOf(String field, Offer offer) {
    return valueOf(field, offer.hostname(), offer.domain(), offer.attributes());
  }

  /// The field's value where `instance` has its task.
  public static Optional<String> valueOf(String field, Instance instance) {
    return instance.task().map(task -> task.on()).flatMap(site -> valueOf(field, site));
  }

  private static Optional<String> valueOf(String field, Site site) {
    return valueOf(field, site.hostname(), site.domain(), site.attributes());
  }

  private static Optional<String> valueOf(
      String field, String hostname, Domain domain, Attributes attributes) {
    return switch (field) {
      case "hostname", "@hostname" -> Optional.of(hostname);
      case "@region" -> Optional.of(domain.region()).filter(region -> !region.isEmpty());
      case "@zone" -> Optional.of(domain.zone()).filter(zone -> !zone.isEmpty());
      default -> attributes.get(field).map(Constraints::text);
    };
  }

  /// As the original writes attributes before it compares them.
  private static String text(Value value) {
    return switch (value) {
      case Scalar scalar -> scalar.toString();
      case Ranges ranges ->
          ranges.ranges().stream()
              .map(Ranges.Range::toString)
              .collect(Collectors.joining(",", "[", "]"));
      case Items items -> items.items().stream().collect(Collectors.joining(",", "{", "}"));
      case Value.Text(var words) -> words;
    };
  }

  /// Whether some rule speaks of fault domains; only then may an instance leave the home region.
  static boolean knowDomains(List<Constraint> constraints) {
    return constraints.stream()
        .anyMatch(one -> one.field().equals("@region") || one.field().equals("@zone"));
  }
}
