package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.wire.News;
import io.mesocosm.agent.wire.Overhead;
import io.mesocosm.base.Fault;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.v1.ResourceStatistics;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/// `/containers` and `/monitor/statistics`: what runs, and what it uses.
final class ContainersJson {
  private static final System.Logger LOG = System.getLogger(ContainersJson.class.getName());
  private static final double MEGABYTE = 1 << 20;

  private final UsageSource usage;
  private final InstantSource clock;

  ContainersJson(UsageSource usage, InstantSource clock) {
    this.usage = usage;
    this.clock = clock;
  }

  /// A task that runs, with its figures.
  record Container(Task task, ResourceStatistics statistics) {}

  List<Container> all(AgentState state, Predicate<Task> wanted) {
    return state.tasks().values().stream()
        .filter(ContainersJson::runs)
        .filter(wanted)
        .map(task -> new Container(task, statistics(state, task)))
        .toList();
  }

  private static boolean runs(Task task) {
    return switch (task.stage()) {
      case Stage.Running _ -> true;
      case Stage.Killing(var _, var pid, var _) -> pid > 0;
      case Stage.Launching _, Stage.Ended _ -> false;
    };
  }

  private ResourceStatistics statistics(AgentState state, Task task) {
    var resources = Overhead.container(task);
    long memory = (long) (resources.mem().toDouble() * MEGABYTE);
    var wire =
        ResourceStatistics.newBuilder()
            .setTimestamp(News.seconds(clock.instant()))
            .setCpusSoftLimit(resources.cpus().toDouble())
            .setCpusLimit(resources.cpus().toDouble())
            .setMemLimitBytes(memory)
            .setMemSoftLimitBytes(memory);
    try {
      usage.read(task.place(state.id())).ifPresent(sample -> put(sample, wire));
    } catch (IOException failure) {
      LOG.log(Level.DEBUG, "usage_unknown container={0} why={1}", task.container(), failure);
    }
    return wire.build();
  }

  byte[] monitor(AgentState state) {
    var json = new JsonWriter().beginArray();
    for (Container container : all(state, _ -> true)) {
      json.beginObject();
      names(json, container.task());
      statistics(json, container.statistics());
      json.endObject();
    }
    return json.endArray().toBytes();
  }

  byte[] containers(AgentState state, Predicate<Task> wanted) {
    var json = new JsonWriter().beginArray();
    for (Container container : all(state, wanted)) {
      var task = container.task();
      json.beginObject().field("container_id", task.container().value());
      names(json, task);
      statistics(json, container.statistics());
      json.fieldRaw("status", MessageJson.print(News.container(task))).endObject();
    }
    return json.endArray().toBytes();
  }

  private static void names(JsonWriter json, Task task) {
    json.field("executor_id", task.spec().executor().value())
        .field("executor_name", Overhead.name(task))
        .field("framework_id", task.key().framework().value())
        .field("source", task.key().task().value());
  }

  private static void put(UsageSample sample, ResourceStatistics.Builder wire) {
    wire.setCpusUserTimeSecs(sample.userSeconds())
        .setCpusSystemTimeSecs(sample.systemSeconds())
        .setMemRssBytes(sample.rssBytes());
    var throttling = sample.throttling();
    if (throttling.isKnown()) {
      wire.setCpusNrPeriods((int) throttling.periods())
          .setCpusNrThrottled((int) throttling.throttled())
          .setCpusThrottledTimeSecs(throttling.seconds());
    }
    var memory = sample.memory();
    if (memory.isKnown()) {
      wire.setMemTotalBytes(memory.totalBytes())
          .setMemAnonBytes(sample.rssBytes())
          .setMemCacheBytes(memory.fileBytes())
          .setMemFileBytes(memory.fileBytes())
          .setMemMappedFileBytes(memory.mappedBytes())
          .setMemSwapBytes(memory.swapBytes());
    }
  }

  /// In the order of the names, as the original has it.
  private static void statistics(JsonWriter json, ResourceStatistics figures) {
    json.name("statistics").beginObject();
    var byName = new TreeMap<String, Object>();
    figures.getAllFields().forEach((field, value) -> byName.put(field.getName(), value));
    byName.forEach((name, value) -> {
      switch (value) {
        case Double number -> json.field(name, number);
        case Long number -> json.field(name, number);
        case Integer number -> json.field(name, number);
        default -> throw new Fault(name + " is no figure");
      }
    });
    json.endObject();
  }
}
