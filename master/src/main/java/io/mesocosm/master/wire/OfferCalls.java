package io.mesocosm.master.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Operation;
import io.mesocosm.master.core.messages.SchedulerCall.Run;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.wire.checks.TaskChecks;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.Filters;
import io.mesocosm.protocol.v1.FrameworkID;
import io.mesocosm.protocol.v1.Offer;
import io.mesocosm.protocol.v1.OfferID;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.scheduler.Call;
import java.time.Duration;
import java.util.List;

/// What schedulers do with offers, read from v1 messages.
final class OfferCalls {
  private static final double DEFAULT_REFUSAL = 5.0;
  private static final Duration LONGEST_REFUSAL = Duration.ofDays(365);

  private OfferCalls() {}

  static List<OfferId> offers(List<OfferID> ids) {
    return ids.stream().map(IdCodec::of).toList();
  }

  /// Mesos 1.11: five seconds when it is absent or makes no sense, a year at most.
  static Duration refusal(Filters filters) {
    double seconds = filters.getRefuseSeconds();
    if (Double.isNaN(seconds) || seconds < 0) {
      seconds = DEFAULT_REFUSAL;
    }
    return seconds >= LONGEST_REFUSAL.toSeconds()
        ? LONGEST_REFUSAL
        : Duration.ofNanos((long) (seconds * 1e9));
  }

  static SchedulerCall accept(FrameworkID framework, Call.Accept accept) {
    return new SchedulerCall.Accept(
        offers(accept.getOfferIdsList()),
        accept.getOperationsList().stream()
            .map(operation -> operation(framework, operation))
            .toList(),
        refusal(accept.getFilters()));
  }

  private static Operation operation(FrameworkID framework, Offer.Operation operation) {
    return switch (operation.getType()) {
      case LAUNCH -> {
        var problem = operation.hasId() ? "An operation of type LAUNCH must not have an id" : "";
        yield new Operation.Launch(
            operation.getLaunch().getTaskInfosList().stream()
                .map(task -> run(framework, owned(framework, task), false, problem))
                .toList());
      }
      case LAUNCH_GROUP -> group(framework, operation);
      case UNKNOWN,
          RESERVE,
          UNRESERVE,
          CREATE,
          DESTROY,
          GROW_VOLUME,
          SHRINK_VOLUME,
          CREATE_DISK,
          DESTROY_DISK ->
          new Operation.Refused(operation.getType().name(), operation.getId().getValue());
    };
  }

  /// LAUNCH fills in the framework of an executor that names none; LAUNCH_GROUP does not.
  private static TaskInfo owned(FrameworkID framework, TaskInfo task) {
    if (!task.hasExecutor() || task.getExecutor().hasFrameworkId()) {
      return task;
    }
    var own = task.toBuilder();
    own.getExecutorBuilder().setFrameworkId(framework);
    return own.build();
  }

  private static Operation group(FrameworkID framework, Offer.Operation operation) {
    var executor = operation.getLaunchGroup().getExecutor();
    var problem = operation.hasId() ? "An operation of type LAUNCH_GROUP must not have an id" : "";
    return new Operation.LaunchGroup(
        operation.getLaunchGroup().getTaskGroup().getTasksList().stream()
            .map(task -> {
              boolean other = task.hasExecutor() && !task.getExecutor().equals(executor);
              return run(
                  framework,
                  task.toBuilder().setExecutor(executor).build(),
                  true,
                  other ? "The executor of a task differs from that of its group" : problem);
            })
            .toList());
  }

  private static Run run(FrameworkID framework, TaskInfo task, boolean group, String problem) {
    var executor = task.getExecutor();
    boolean foreign = task.hasExecutor() && !executor.getFrameworkId().equals(framework);
    var first =
        !problem.isEmpty()
            ? problem
            : foreign ? "ExecutorInfo has an invalid FrameworkID" : TaskChecks.problem(task, group);
    return new Run(
        IdCodec.of(task.getTaskId()),
        IdCodec.of(task.getAgentId()),
        task.getName(),
        task.hasExecutor() ? executor(framework, executor) : null,
        resources(task.getResourcesList()),
        Cargo.of(task),
        Cargo.of(TaskMessages.description(task, framework)),
        first);
  }

  private static Executor executor(FrameworkID framework, ExecutorInfo executor) {
    return new Executor(
        new ExecutorKey(IdCodec.of(framework), IdCodec.of(executor.getExecutorId())),
        resources(executor.getResourcesList()),
        Cargo.of(executor));
  }

  /// None when they are invalid: the checks have said so by then.
  private static Resources resources(List<Resource> wire) {
    return switch (ResourceCodec.read("resources", wire)) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources> _ -> Resources.NONE;
    };
  }
}
