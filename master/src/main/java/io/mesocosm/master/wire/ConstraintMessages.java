package io.mesocosm.master.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.patterns.LinearPattern;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.OfferConstraints;
import io.mesocosm.master.model.OfferConstraints.Constraint;
import io.mesocosm.master.model.OfferConstraints.Group;
import io.mesocosm.master.model.OfferConstraints.Selector;
import io.mesocosm.master.model.OfferConstraints.Test;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.v1.scheduler.AttributeConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Offer constraints as messages; collects all that is wrong with them.
public final class ConstraintMessages {
  /// Mesos 1.11, default of `--offer_constraints_re2_max_program_size`.
  private static final int MOST_STEPS = 100;

  private final List<Refusal> problems = new ArrayList<>();

  private ConstraintMessages() {}

  /// @param roles of the framework
  static Outcome<OfferConstraints> read(
      io.mesocosm.protocol.v1.scheduler.OfferConstraints wire, Set<String> roles) {
    var reader = new ConstraintMessages();
    var byRole = new LinkedHashMap<String, List<Group>>();
    new TreeMap<>(wire.getRoleConstraintsMap())
        .forEach((role, constraints) -> {
          var path = "/offer_constraints/role_constraints/" + role;
          if (!roles.contains(role)) {
            reader.refuse(path, role, "a role of the framework: " + String.join(", ", roles));
          }
          byRole.put(role, reader.groups(path + "/groups", constraints.getGroupsList()));
        });
    return reader.problems.isEmpty()
        ? Outcome.ok(new OfferConstraints(byRole, Cargo.of(wire)))
        : new Outcome.Refused<>(reader.problems);
  }

  private List<Group> groups(
      String path,
      List<io.mesocosm.protocol.v1.scheduler.OfferConstraints.RoleConstraints.Group> wire) {
    if (wire.isEmpty()) {
      refuse(path, "", "one group or more");
    }
    var groups = new ArrayList<Group>();
    for (int i = 0; i < wire.size(); i++) {
      var here = "%s(%d)/attribute_constraints".formatted(path, i);
      var constraints = wire.get(i).getAttributeConstraintsList();
      if (constraints.isEmpty()) {
        refuse(here, "", "one constraint or more");
      }
      var all = new ArrayList<Constraint>();
      for (int j = 0; j < constraints.size(); j++) {
        all.add(constraint("%s(%d)".formatted(here, j), constraints.get(j)));
      }
      groups.add(new Group(all));
    }
    return groups;
  }

  private Constraint constraint(String path, AttributeConstraint wire) {
    return new Constraint(
        selector(path + "/selector", wire.getSelector()),
        test(path + "/predicate", wire.getPredicate()));
  }

  private Selector selector(String path, AttributeConstraint.Selector wire) {
    return switch (wire.getSelectorCase()) {
      case ATTRIBUTE_NAME -> new Selector.Attribute(wire.getAttributeName());
      case PSEUDOATTRIBUTE_TYPE ->
          switch (wire.getPseudoattributeType()) {
            case HOSTNAME -> new Selector.Hostname();
            case REGION -> new Selector.Region();
            case ZONE -> new Selector.Zone();
            case UNKNOWN -> noSelector(path + "/pseudoattribute_type", "UNKNOWN");
          };
      case SELECTOR_NOT_SET -> noSelector(path, "");
    };
  }

  /// What stands in is never used: the whole is refused.
  private Selector noSelector(String path, String had) {
    refuse(path, had, "attribute_name, or pseudoattribute_type HOSTNAME, REGION or ZONE");
    return new Selector.Hostname();
  }

  private Test test(String path, AttributeConstraint.Predicate wire) {
    return switch (wire.getPredicateCase()) {
      case EXISTS -> new Test.Exists();
      case NOT_EXISTS -> new Test.NotExists();
      case TEXT_EQUALS -> new Test.Equals(wire.getTextEquals().getValue());
      case TEXT_NOT_EQUALS -> new Test.NotEquals(wire.getTextNotEquals().getValue());
      case TEXT_MATCHES -> pattern(path + "/text_matches", wire.getTextMatches().getRegex(), true);
      case TEXT_NOT_MATCHES ->
          pattern(path + "/text_not_matches", wire.getTextNotMatches().getRegex(), false);
      case PREDICATE_NOT_SET -> {
        refuse(path, "", "exists, not_exists or one of text_…");
        yield new Test.Exists();
      }
    };
  }

  private Test pattern(String path, String regex, boolean matches) {
    return switch (LinearPattern.parse(path + "/regex", regex, MOST_STEPS)) {
      case Outcome.Ok<LinearPattern>(var pattern) ->
          matches ? new Test.Matches(pattern) : new Test.NotMatches(pattern);
      case Outcome.Refused<LinearPattern>(var why) -> {
        problems.addAll(why);
        yield new Test.Exists();
      }
    };
  }

  private void refuse(String path, String had, String allowed) {
    problems.add(Refusal.invalid(path, had, allowed));
  }

  /// As readers see them.
  public static io.mesocosm.protocol.v1.scheduler.OfferConstraints message(Framework framework) {
    var said = framework.spec().constraints().info();
    return said == null
        ? io.mesocosm.protocol.v1.scheduler.OfferConstraints.getDefaultInstance()
        : said.as(io.mesocosm.protocol.v1.scheduler.OfferConstraints.class);
  }
}
