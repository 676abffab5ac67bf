package io.mesocosm.proof.simulation;

import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.model.AgentState;
import java.util.List;

/// What an agent remembers of its changes, as its journal's entries would say it.
final class AgentMemory {
  private AgentMemory() {}

  static AgentState recall(List<Change> changes) {
    var state = AgentState.NEW;
    for (var change : changes) {
      state = apply(state, change);
    }
    return state;
  }

  private static AgentState apply(AgentState state, Change change) {
    return switch (change) {
      // A new identity begins a new journal.
      case Change.Admitted(var id) -> AgentState.NEW.named(id);
      case Change.FrameworkKept(var framework) ->
          state.withFrameworks(state.frameworks().with(framework.id(), framework));
      case Change.FrameworkForgotten(var id) ->
          state.withFrameworks(state.frameworks().without(id));
      case Change.TaskKept(var task) -> state.withTasks(state.tasks().with(task.key(), task));
      case Change.TaskForgotten(var key) -> state.withTasks(state.tasks().without(key));
      case Change.StreamKept(var stream) ->
          state.withStreams(state.streams().with(stream.task(), stream));
      case Change.StreamForgotten(var key) -> state.withStreams(state.streams().without(key));
      case Change.FinishedKept(var run, var task) ->
          state.withFinished(state.finished().with(run, task));
      case Change.FinishedForgotten(var run) -> state.withFinished(state.finished().without(run));
      case Change.RemainsKept(var remains) ->
          state.withRemains(state.remains().with(remains.place().container(), remains));
      case Change.RemainsForgotten(var container) ->
          state.withRemains(state.remains().without(container));
    };
  }
}
