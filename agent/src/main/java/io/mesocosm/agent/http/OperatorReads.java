package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.agent.wire.News;
import io.mesocosm.agent.wire.Overhead;
import io.mesocosm.agent.wire.Tasks;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.agent.Response;
import java.util.List;
import java.util.function.Predicate;

/// The reads of the operator API, as messages (Mesos 1.12-dev, recorded).
final class OperatorReads {
  private final Shown shown;
  private final ContainersJson containers;

  OperatorReads(Shown shown, ContainersJson containers) {
    this.shown = shown;
    this.containers = containers;
  }

  Response.GetVersion version() {
    var answer = Response.GetVersion.newBuilder();
    answer
        .getVersionInfoBuilder()
        .setVersion(shown.facts().version())
        .setBuildDate(StateJson.date(shown.built()))
        .setBuildTime(News.seconds(shown.built()))
        .setBuildUser("");
    return answer.build();
  }

  Response.GetFlags flags() {
    var answer = Response.GetFlags.newBuilder();
    shown.flags().forEach((name, value) -> answer.addFlagsBuilder().setName(name).setValue(value));
    return answer.build();
  }

  Response.GetAgent agent(AgentState state) {
    return Response.GetAgent.newBuilder()
        .setAgentInfo(shown.facts().agentInfo(state.id().value()))
        .build();
  }

  Response.GetFrameworks frameworks(AgentState state) {
    var answer = Response.GetFrameworks.newBuilder();
    for (Framework framework : state.frameworks().values()) {
      var wire =
          FrameworkJson.isActive(state, framework)
              ? answer.addFrameworksBuilder()
              : answer.addCompletedFrameworksBuilder();
      wire.setFrameworkInfo(framework.info().as(FrameworkInfo.class));
    }
    return answer.build();
  }

  Response.GetExecutors executors(AgentState state) {
    var answer = Response.GetExecutors.newBuilder();
    state
        .tasks()
        .values()
        .forEach(task -> answer.addExecutorsBuilder().setExecutorInfo(executor(task)));
    state
        .finished()
        .values()
        .forEach(task -> answer.addCompletedExecutorsBuilder().setExecutorInfo(executor(task)));
    return answer.build();
  }

  private static ExecutorInfo executor(Task task) {
    var info = task.info().as(TaskInfo.class);
    var wire =
        ExecutorInfo.newBuilder()
            .setCommand(info.getCommand())
            .addAllResources(
                ResourceCodec.write(Overhead.alone(task), ResourceFormat.POST_REFINEMENT))
            .setName(Overhead.name(task));
    source(wire, task);
    wire.getExecutorIdBuilder().setValue(task.spec().executor().value());
    wire.getFrameworkIdBuilder().setValue(task.key().framework().value());
    if (info.hasLabels()) {
      wire.setLabels(info.getLabels());
    }
    return wire.build();
  }

  @SuppressWarnings("deprecation") // exporters know tasks by it
  private static void source(ExecutorInfo.Builder wire, Task task) {
    wire.setSource(task.key().task().value());
  }

  Response.GetTasks tasks(AgentState state) {
    return Response.GetTasks.newBuilder()
        .addAllQueuedTasks(tasks(state, task -> task.stage() instanceof Stage.Launching))
        .addAllLaunchedTasks(
            tasks(state, task -> !task.isOver() && !(task.stage() instanceof Stage.Launching)))
        .addAllTerminatedTasks(tasks(state, Task::isOver))
        .addAllCompletedTasks(
            state.finished().values().stream().map(task -> task(state, task)).toList())
        .build();
  }

  private List<io.mesocosm.protocol.v1.Task> tasks(AgentState state, Predicate<Task> which) {
    return state.tasks().values().stream().filter(which).map(task -> task(state, task)).toList();
  }

  private io.mesocosm.protocol.v1.Task task(AgentState state, Task task) {
    List<UpdateStream> stream = state.streams().get(task.key()).map(List::of).orElse(List.of());
    return Tasks.write(state.id(), task, stream, shown.facts().self().host());
  }

  Response.GetState state(AgentState state) {
    return Response.GetState.newBuilder()
        .setGetTasks(tasks(state))
        .setGetExecutors(executors(state))
        .setGetFrameworks(frameworks(state))
        .build();
  }

  Response.GetContainers containers(AgentState state) {
    var answer = Response.GetContainers.newBuilder();
    for (var container : containers.all(state, _ -> true)) {
      var task = container.task();
      var wire = answer.addContainersBuilder().setExecutorName(Overhead.name(task));
      wire.getFrameworkIdBuilder().setValue(task.key().framework().value());
      wire.getExecutorIdBuilder().setValue(task.spec().executor().value());
      wire.getContainerIdBuilder().setValue(task.container().value());
      wire.setContainerStatus(News.container(task));
      wire.setResourceStatistics(container.statistics());
    }
    return answer.build();
  }
}
