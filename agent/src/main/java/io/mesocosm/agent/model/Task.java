package io.mesocosm.agent.model;

import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Checkup;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A task on this agent, from the order until its last news is acknowledged.
///
/// @param info its TaskInfo
/// @param lodging as its engine said when it began, in brief
/// @param news what was told of it, one per run of equal states, oldest first: what the endpoints
///   show
public record Task(
    TaskSpec spec,
    ContainerId container,
    Cargo info,
    Stage stage,
    Lodging lodging,
    List<Update> news,
    Checkup checkup) {

  public Task {
    lodging = lodging.brief();
    news = List.copyOf(news);
  }

  /// A task that was just ordered.
  public static Task ordered(TaskSpec spec, ContainerId container, Cargo info) {
    var check =
        spec.checks().stream()
            .filter(plan -> plan.purpose() == CheckPlan.Purpose.CHECK)
            .<CheckResult>map(plan -> new CheckResult.Empty(plan.probe().kind()))
            .findFirst()
            .orElseGet(CheckResult.None::new);
    return new Task(
        spec,
        container,
        info,
        new Stage.Launching(),
        Lodging.MACHINE,
        List.of(),
        Checkup.NOTHING.with(check));
  }

  public TaskKey key() {
    return spec.key();
  }

  public RunId run() {
    return new RunId(spec.key(), container);
  }

  public TaskState state() {
    return news.isEmpty() ? TaskState.STAGING : news.getLast().status().state();
  }

  public List<Status> statuses() {
    return news.stream().map(Update::status).toList();
  }

  public boolean isOver() {
    return stage instanceof Stage.Ended;
  }

  /// Of the process that leads its session; 0 when it has none.
  public long pid() {
    return switch (stage) {
      case Stage.Running(var pid, var _) -> pid;
      case Stage.Killing(var _, var pid, var _) -> pid;
      case Stage.Launching _, Stage.Ended _ -> 0;
    };
  }

  public RunPlace place(AgentId agent) {
    return new RunPlace(agent, spec.key().framework(), spec.executor(), container);
  }

  public Optional<CheckPlan> plan(CheckPlan.Purpose purpose) {
    return spec.checks().stream().filter(plan -> plan.purpose() == purpose).findFirst();
  }

  public Task at(Stage next) {
    return new Task(spec, container, info, next, lodging, news, checkup);
  }

  public Task in(Lodging next) {
    return new Task(spec, container, info, stage, next, news, checkup);
  }

  public Task with(Checkup next) {
    return new Task(spec, container, info, stage, lodging, news, next);
  }

  /// With one more piece of news; it takes the place of the last one of the same state.
  public Task told(Update update) {
    var longer = new ArrayList<>(news);
    if (!longer.isEmpty() && state() == update.status().state()) {
      longer.removeLast();
    }
    longer.add(update.brief());
    return new Task(spec, container, info, stage, lodging, longer, checkup);
  }
}
