package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.spec.Constraint;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which values the operators of constraints take (Marathon 1.11).
final class ConstraintRules {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_/.-]*");

  private ConstraintRules() {}

  static void check(Problems problems, List<Constraint> constraints) {
    for (int i = 0; i < constraints.size(); i++) {
      one(problems.at(i), constraints.get(i));
    }
  }

  private static void one(Problems problems, Constraint constraint) {
    var value = constraint.value();
    problems.refuseIf(constraint.field().isEmpty(), "", "the name of a field");
    switch (constraint.operator()) {
      case UNIQUE -> problems.refuseIf(!value.isEmpty(), value, "no value with UNIQUE");
      case CLUSTER -> {}
      case GROUP_BY ->
          problems.refuseIf(
              !value.isEmpty() && !isCount(value),
              value,
              "a whole number or nothing with GROUP_BY");
      case MAX_PER -> problems.refuseIf(!isCount(value), value, "a whole number with MAX_PER");
      case LIKE, UNLIKE ->
          problems.refuseIf(
              value.isEmpty() || !isExpression(value),
              value,
              "a regular expression with " + constraint.operator());
      case IS ->
          problems.refuseIf(
              !WORD.matcher(value).matches(), value, "letters, digits and any of _ / . - with IS");
    }
  }

  private static boolean isCount(String value) {
    return value.matches("[0-9]{1,9}");
  }

  private static boolean isExpression(String value) {
    try {
      return Pattern.compile(value) != null;
    } catch (PatternSyntaxException wrong) {
      return false;
    }
  }
}
