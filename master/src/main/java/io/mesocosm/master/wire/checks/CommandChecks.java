package io.mesocosm.master.wire.checks;

import static io.mesocosm.master.wire.checks.Problem.first;
import static io.mesocosm.master.wire.checks.Problem.when;

import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.Environment;
import java.util.Optional;

/// What can be wrong with a command and its environment. Mesos 1.11,
/// `common::validation::validateCommandInfo`.
final class CommandChecks {
  private CommandChecks() {}

  /// Of a check, which needs a value.
  static Optional<String> shell(String where, CommandInfo command) {
    return when(!command.hasValue(), where + ": the command must have a value")
        .or(() -> command(command));
  }

  static Optional<String> command(CommandInfo command) {
    return command.getEnvironment().getVariablesList().stream()
        .map(CommandChecks::variable)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> variable(Environment.Variable variable) {
    var where = "Environment variable '" + variable.getName() + "'";
    return switch (variable.getType()) {
      case UNKNOWN -> Optional.of(where + " of type 'UNKNOWN' is not allowed");
      case VALUE ->
          first(
              when(variable.hasSecret(), where + " of type 'VALUE' must not have a secret set"),
              when(!variable.hasValue(), where + " of type 'VALUE' must have a value set"),
              when(variable.getValue().indexOf('\0') >= 0, where + " has a NUL in its value"));
      case SECRET ->
          first(
              when(variable.hasValue(), where + " of type 'SECRET' must not have a value set"),
              when(
                  variable.getSecret().hasReference() == variable.getSecret().hasValue(),
                  where + " of type 'SECRET' must have either a reference or a value"));
    };
  }
}
