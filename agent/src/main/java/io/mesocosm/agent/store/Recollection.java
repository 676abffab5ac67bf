package io.mesocosm.agent.store;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.agent.wire.Frameworks;
import io.mesocosm.agent.wire.Specs;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;

/// Makes the state of an agent of the entries that it kept.
final class Recollection {
  private Recollection() {}

  static AgentState recall(AgentId id, NavigableMap<String, byte[]> entries) throws IOException {
    var state = AgentState.NEW.named(id);
    for (var entry : table(entries, Names.FRAMEWORK).entrySet()) {
      var framework = Frameworks.read(FrameworkInfo.parser().parseFrom(entry.getValue()));
      state = state.withFrameworks(state.frameworks().with(framework.id(), framework));
    }
    for (var entry : table(entries, Names.TASK).entrySet()) {
      var task = task(entry, entries, state);
      state = state.withTasks(state.tasks().with(task.key(), task));
    }
    for (var entry : table(entries, Names.STREAM).entrySet()) {
      var stream = StreamForm.read(entry.getKey(), entry.getValue());
      state = state.withStreams(state.streams().with(stream.task(), stream));
    }
    for (var entry : table(entries, Names.FINISHED).entrySet()) {
      var task = task(entry, entries, state);
      state = state.withFinished(state.finished().with(run(task), task));
    }
    for (var entry : table(entries, Names.REMAINS).entrySet()) {
      var remains = RemainsForm.read(entry.getKey(), entry.getValue());
      state = state.withRemains(state.remains().with(remains.place().container(), remains));
    }
    return state;
  }

  private static NavigableMap<String, byte[]> table(
      NavigableMap<String, byte[]> entries, String table) {
    return entries.subMap(table, true, table + Character.MAX_VALUE, false);
  }

  private static Task task(
      Map.Entry<String, byte[]> entry, NavigableMap<String, byte[]> entries, AgentState state)
      throws IOException {
    var form = TaskForm.read(entry.getKey(), entry.getValue());
    var bytes = entries.get(Names.info(form.container()));
    if (bytes == null) {
      throw new IOException(entry.getKey() + " has no description beside it");
    }
    var info = TaskInfo.parser().parseFrom(bytes);
    var framework =
        state
            .frameworks()
            .get(form.key().framework())
            .map(Framework::info)
            .orElseThrow(() -> new IOException(entry.getKey() + " belongs to no framework"));
    return new Task(
        Specs.read(framework.as(FrameworkInfo.class), info),
        form.container(),
        Cargo.of(info),
        form.stage(),
        form.lodging(),
        form.news(),
        form.checkup());
  }

  private static FinishedRun run(Task task) throws IOException {
    if (task.stage() instanceof Stage.Ended(var at)) {
      return new FinishedRun(task.key().framework(), at, task.container());
    }
    throw new IOException("task %s is finished, yet did not end".formatted(task.key()));
  }
}
