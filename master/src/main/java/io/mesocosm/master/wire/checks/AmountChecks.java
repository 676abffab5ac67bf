package io.mesocosm.master.wire.checks;

import static io.mesocosm.master.wire.checks.Problem.first;
import static io.mesocosm.master.wire.checks.Problem.when;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import java.util.List;
import java.util.Optional;

/// What can be wrong with the resources of a task or an executor, and with limits on them. Mesos
/// 1.11, `validation::resource`.
final class AmountChecks {
  private AmountChecks() {}

  /// @param whose `Task` or `Executor`
  static Optional<String> resources(String whose, List<io.mesocosm.protocol.v1.Resource> wire) {
    return switch (ResourceCodec.read("resources", wire)) {
      case Outcome.Refused<Resources>(var refusals) ->
          Optional.of(
              whose + " uses invalid resources: " + refusals.stream().map(Refusal::text).toList());
      case Outcome.Ok<Resources>(var resources) ->
          resources.items().stream()
              .flatMap(resource -> resource(whose, resource, resources).stream())
              .findFirst()
              .or(() ->
                  when(
                      resources.allocations().size() > 1,
                      whose + " uses resources allocated to several roles"));
    };
  }

  private static Optional<String> resource(String whose, Resource one, Resources all) {
    boolean fraction = one.value() instanceof Scalar(var millis) && millis % 1000 != 0;
    boolean mixed =
        all.items().stream()
            .anyMatch(other ->
                other.name().equals(one.name())
                    && other.tags().revocable() != one.tags().revocable());
    return first(
        when(one.name().equals("gpus") && fraction, whose + " uses a fraction of a GPU"),
        when(
            mixed, whose + " mixes revocable and non-revocable resources of '" + one.name() + "'"));
  }

  static Optional<String> limits(TaskInfo task) {
    for (var limit : task.getLimitsMap().entrySet()) {
      var name = limit.getKey();
      if (!name.equals("cpus") && !name.equals("mem")) {
        return Optional.of("Resource limits must be on 'cpus' or 'mem', not '" + name + "'");
      }
      double asked =
          task.getResourcesList().stream()
              .filter(resource -> resource.getName().equals(name))
              .map(io.mesocosm.protocol.v1.Resource::getScalar)
              .mapToDouble(Value.Scalar::getValue)
              .sum();
      if (!(limit.getValue().getValue() >= asked)) {
        return Optional.of("The limit on '%s' is less than the request".formatted(name));
      }
    }
    return Optional.empty();
  }
}
