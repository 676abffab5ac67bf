package io.mesocosm.marathon.store;

import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Placement;
import java.util.TreeSet;

/// [Placement] as stored.
final class PlacementFormat {
  private PlacementFormat() {}

  static Out write(Placement placement) {
    return new Out()
        .text("role", placement.role())
        .texts("acceptedRoles", placement.acceptedRoles())
        .list("constraints", placement.constraints(), PlacementFormat::write);
  }

  static Out write(Constraint constraint) {
    return new Out()
        .text("field", constraint.field())
        .word("operator", constraint.operator())
        .text("value", constraint.value());
  }

  static Placement read(In in) {
    return new Placement(
        in.text("role"),
        new TreeSet<>(in.texts("acceptedRoles")),
        in.list("constraints", PlacementFormat::constraint));
  }

  static Constraint constraint(In in) {
    return new Constraint(
        in.text("field"), in.word("operator", Constraint.Operator.class), in.text("value"));
  }
}
