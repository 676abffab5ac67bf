package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Task;
import io.mesocosm.master.wire.Holdings;
import io.mesocosm.protocol.cluster.TaskState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `/state-summary`: counters in place of tasks.
public final class SummaryJson {
  private static final List<TaskState> COUNTED =
      List.of(
          TaskState.STAGING,
          TaskState.STARTING,
          TaskState.RUNNING,
          TaskState.KILLING,
          TaskState.FINISHED,
          TaskState.KILLED,
          TaskState.FAILED,
          TaskState.LOST,
          TaskState.ERROR,
          TaskState.UNREACHABLE);

  private final Facts facts;

  public SummaryJson(Facts facts) {
    this.facts = facts;
  }

  private static final class Tally {
    private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    private final TreeSet<String> others = new TreeSet<>();

    private void add(Task task, String other) {
      counts.merge(task.state(), 1, Integer::sum);
      others.add(other);
    }
  }

  public byte[] print(State state) {
    var byAgent = new HashMap<String, Tally>();
    var byFramework = new HashMap<String, Tally>();
    all(state)
        .filter(task -> state.frameworks().get(task.framework()).isPresent())
        .forEach(task -> {
          var agent = task.agent().value();
          var framework = task.framework().value();
          byAgent.computeIfAbsent(agent, _ -> new Tally()).add(task, framework);
          byFramework.computeIfAbsent(framework, _ -> new Tally()).add(task, agent);
        });
    var json = new JsonWriter().beginObject().field("hostname", facts.master().hostname());
    if (!facts.cluster().isEmpty()) {
      json.field("cluster", facts.cluster());
    }
    json.name("slaves").beginArray();
    for (var agent : state.agents().registered().values()) {
      json.beginObject();
      AgentJson.fields(json, agent);
      tally(json, byAgent.getOrDefault(agent.id().value(), new Tally()), "framework_ids");
      json.endObject();
    }
    json.endArray().name("frameworks").beginArray();
    for (var framework : state.frameworks().present().values()) {
      json.beginObject();
      FrameworkJson.summary(
          json,
          framework,
          Holdings.used(framework.id(), state),
          Holdings.offered(framework.id(), state));
      tally(json, byFramework.getOrDefault(framework.id().value(), new Tally()), "slave_ids");
      json.endObject();
    }
    return json.endArray().endObject().toBytes();
  }

  private static void tally(JsonWriter json, Tally tally, String others) {
    COUNTED.forEach(state -> json.field(state.wire(), tally.counts.getOrDefault(state, 0)));
    json.name(others).beginArray();
    tally.others.forEach(json::value);
    json.endArray();
  }

  static Stream<Task> all(State state) {
    return state.tasks().byFramework().values().stream()
        .flatMap(own ->
            Stream.of(
                    own.live().values().stream(),
                    own.unreachable().all().stream().map(entry -> entry.value()),
                    own.completed().all().stream().map(entry -> entry.value()))
                .flatMap(tasks -> tasks));
  }
}
