package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Operation;
import io.mesocosm.master.core.messages.SchedulerCall.Run;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.Reason;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of accepted offers: tasks start, the rest is free again. Mesos 1.11,
/// `Master::accept`, and the documentation "Scheduler HTTP API".
final class Launches {
  private final Turn turn;
  private final Framework framework;
  private final Agent agent;
  private final String role;
  private Resources pool;

  private Launches(Turn turn, Framework framework, Agent agent, String role, Resources pool) {
    this.turn = turn;
    this.framework = framework;
    this.agent = agent;
    this.role = role;
    this.pool = pool;
  }

  static void accept(Turn turn, Framework framework, SchedulerCall.Accept call) {
    var offers = new ArrayList<Offer>();
    var problem = check(turn, framework, call, offers);
    offers.forEach(offer -> Books.removeOffer(turn, offer));
    if (!problem.isEmpty()) {
      drop(turn, framework, call, problem);
      return;
    }
    var offer = offers.getFirst();
    var pool = offers.stream().map(Offer::resources).reduce(Resources.NONE, Resources::plus);
    turn.agents()
        .get(offer.agent())
        .ifPresent(agent -> {
          var launches = new Launches(turn, framework, agent, offer.role(), pool);
          call.operations().forEach(launches::carryOut);
          boolean unused = launches.pool.equals(pool);
          Duration refuse = unused ? OfferCalls.atLeast(call.refuse()) : call.refuse();
          OfferCalls.refuse(turn, offer, launches.pool.unallocate(), refuse);
        });
  }

  /// Why the offers cannot be used together; empty when they can. Fills `offers` with those that
  /// exist.
  private static String check(
      Turn turn, Framework framework, SchedulerCall.Accept call, List<Offer> offers) {
    var problem = call.offers().isEmpty() ? "No offers specified" : "";
    var seen = new LinkedHashSet<>();
    for (var id : call.offers()) {
      var offer = turn.state().offers().get(id);
      if (!seen.add(id)) {
        problem = "Duplicate offer %s in offer list".formatted(id);
      } else if (offer.isEmpty()) {
        problem = "Offer %s is no longer valid".formatted(id);
      } else if (OfferCalls.own(turn, framework, offer).isEmpty()) {
        problem =
            "Offer %s has invalid framework %s while framework %s is expected"
                .formatted(id, offer.get().framework(), framework.id());
      } else {
        offers.add(offer.get());
      }
    }
    if (problem.isEmpty()) {
      var first = offers.getFirst();
      if (!offers.stream().allMatch(offer -> offer.agent().equals(first.agent()))) {
        return "Aggregated offers must belong to one single agent";
      }
      if (!offers.stream().allMatch(offer -> offer.role().equals(first.role()))) {
        return "Aggregated offers must be allocated to the same role";
      }
    }
    return problem;
  }

  private static void drop(
      Turn turn, Framework framework, SchedulerCall.Accept call, String problem) {
    for (var operation : call.operations()) {
      switch (operation) {
        case Operation.Launch(var tasks) -> drop(turn, framework, tasks, problem);
        case Operation.LaunchGroup(var tasks) -> drop(turn, framework, tasks, problem);
        case Operation.Refused refused -> refuse(turn, framework, refused, "OPERATION_DROPPED");
      }
    }
  }

  private static void drop(Turn turn, Framework framework, List<Run> tasks, String problem) {
    for (var run : tasks) {
      var text = "Task launched with invalid offers: " + problem;
      report(turn, framework, run, TaskState.DROPPED, Reason.INVALID_OFFERS, text);
    }
  }

  private static void report(
      Turn turn, Framework framework, Run run, TaskState state, Reason reason, String text) {
    var status = Updates.understood(framework, Status.Made.of(state, reason, text, turn.now()));
    turn.tell(framework, new SchedulerEvent.Report(run.task(), run.agent(), null, status));
  }

  private static void refuse(
      Turn turn, Framework framework, Operation.Refused operation, String state) {
    var why = "This master does not carry out %s".formatted(operation.type());
    turn.act(new Effect.OperationDropped(framework.id(), operation.type(), operation.id(), why));
    if (!operation.id().isEmpty()) {
      turn.tell(framework, new SchedulerEvent.Operation(operation.id(), state, why, null));
    }
  }

  private void carryOut(Operation operation) {
    switch (operation) {
      case Operation.Launch(var tasks) -> tasks.forEach(this::launch);
      case Operation.LaunchGroup(var tasks) -> launchGroup(tasks);
      case Operation.Refused refused -> refuse(turn, framework, refused, "OPERATION_ERROR");
    }
  }

  private void launch(Run run) {
    var executor = newExecutor(run);
    var problem = problem(run, run.resources().isEmpty(), needs(List.of(run), executor));
    if (!problem.isEmpty()) {
      report(turn, framework, run, TaskState.ERROR, Reason.TASK_INVALID, problem);
      return;
    }
    pool = pool.minus(needs(List.of(run), executor));
    book(run, executor);
    turn.act(
        new Effect.Order(
            agent.pid(),
            new AgentOrder.Run(
                framework,
                run.info(),
                allocated(run.resources()),
                run.executor() == null ? Resources.NONE : allocated(run.executor().resources()),
                agent.spec().resourceVersion(),
                run.executor() == null || executor)));
  }

  /// All or none.
  private void launchGroup(List<Run> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    var executor = newExecutor(tasks.getFirst());
    var needs = needs(tasks, executor);
    var ids = new LinkedHashSet<>();
    var problem =
        tasks.stream()
            .map(run -> ids.add(run.task()) ? problem(run, false, needs) : duplicate(run))
            .filter(text -> !text.isEmpty())
            .findFirst();
    if (problem.isPresent()) {
      for (var run : tasks) {
        report(turn, framework, run, TaskState.ERROR, Reason.TASK_GROUP_INVALID, problem.get());
      }
      return;
    }
    pool = pool.minus(needs);
    tasks.forEach(run -> book(run, executor));
    var shared = tasks.getFirst().executor();
    turn.act(
        new Effect.Order(
            agent.pid(),
            new AgentOrder.RunGroup(
                framework,
                tasks.stream()
                    .map(run -> new AgentOrder.GroupTask(run.info(), allocated(run.resources())))
                    .toList(),
                shared == null ? Resources.NONE : allocated(shared.resources()),
                agent.spec().resourceVersion(),
                executor)));
  }

  private void book(Run run, boolean newExecutor) {
    var executor = run.executor();
    if (executor != null && newExecutor) {
      Books.addExecutor(
          turn,
          agent.id(),
          new Executor(key(executor), allocated(executor.resources()), executor.info()));
    }
    var task =
        new Task(
            new TaskKey(framework.id(), run.task()),
            agent.id(),
            run.name(),
            executor == null ? null : executor.key().executor(),
            TaskState.STAGING,
            allocated(run.resources()),
            role,
            List.of(),
            null,
            null,
            run.description());
    Books.addTask(turn, task);
    turn.publish(new OperatorEvent.TaskAdded(task));
  }

  private ExecutorKey key(Executor executor) {
    return new ExecutorKey(framework.id(), executor.key().executor());
  }

  private Resources allocated(Resources resources) {
    return resources.allocate(role);
  }

  private boolean newExecutor(Run run) {
    return run.executor() != null && !present().executors().has(key(run.executor()));
  }

  /// The agent as it is by now: operations before this one have changed it.
  private Agent present() {
    return turn.agents().get(agent.id()).orElse(agent);
  }

  private Resources needs(List<Run> tasks, boolean newExecutor) {
    var sum = Resources.NONE;
    for (var run : tasks) {
      sum = sum.plus(allocated(run.resources()));
    }
    var executor = tasks.getFirst().executor();
    return newExecutor && executor != null ? sum.plus(allocated(executor.resources())) : sum;
  }

  /// Why the task cannot run here; empty when it can. Mesos 1.11, `validation::task`.
  private String problem(Run run, boolean nothing, Resources needs) {
    if (!run.problem().isEmpty()) {
      return run.problem();
    }
    if (!run.agent().equals(agent.id())) {
      return "Task uses invalid agent %s while agent %s is expected"
          .formatted(run.agent(), agent.id());
    }
    var key = new TaskKey(framework.id(), run.task());
    if (turn.tasks().live(key).isPresent() || turn.tasks().unreachable(key).isPresent()) {
      return duplicate(run);
    }
    if (nothing) {
      return "Task uses no resources";
    }
    var others =
        run.resources().allocations().keySet().stream()
            .filter(other -> !other.isEmpty() && !other.equals(role))
            .findFirst();
    if (others.isPresent()) {
      return "Task uses resources allocated to role '%s' of an offer to role '%s'"
          .formatted(others.get(), role);
    }
    if (clashes(run.executor())) {
      return "ExecutorInfo is not compatible with existing ExecutorInfo with same ExecutorID";
    }
    return pool.contains(needs)
        ? ""
        : "Total resources %s required by task and its executor is more than available %s"
            .formatted(needs, pool);
  }

  /// Whether another executor with the same id runs here already.
  private boolean clashes(@Nullable Executor executor) {
    return executor != null
        && present()
            .executors()
            .get(key(executor))
            .filter(running -> !running.info().equals(executor.info()))
            .isPresent();
  }

  private static String duplicate(Run run) {
    return "Task has duplicate ID: " + run.task();
  }
}
