package io.mesocosm.marathon.model.spec;

/// A rule on where instances may run.
///
/// @param field `hostname`, `@hostname`, `@region`, `@zone`, or the name of an agent's attribute
/// @param value empty when the operator takes none, or none was given
public record Constraint(String field, Operator operator, String value) {

  /// What is demanded of the offer's value of the field.
  public enum Operator {
    UNIQUE,
    CLUSTER,
    GROUP_BY,
    MAX_PER,
    LIKE,
    UNLIKE,
    IS
  }
}
