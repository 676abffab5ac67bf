package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.agent.wire.News;
import io.mesocosm.agent.wire.Overhead;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.v1.ResourceStatistics;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
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
      usage
          .read(task.place(state.id()))
          .ifPresent(sample ->
              wire.setCpusUserTimeSecs(sample.userSeconds())
                  .setCpusSystemTimeSecs(sample.systemSeconds())
                  .setMemRssBytes(sample.rssBytes()));
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

  /// In the order of the names, as the original has it.
  private static void statistics(JsonWriter json, ResourceStatistics figures) {
    json.name("statistics")
        .beginObject()
        .field("cpus_limit", figures.getCpusLimit())
        .field("cpus_soft_limit", figures.getCpusSoftLimit());
    if (figures.hasCpusUserTimeSecs()) {
      json.field("cpus_system_time_secs", figures.getCpusSystemTimeSecs())
          .field("cpus_user_time_secs", figures.getCpusUserTimeSecs());
    }
    json.field("mem_limit_bytes", figures.getMemLimitBytes());
    if (figures.hasMemRssBytes()) {
      json.field("mem_rss_bytes", figures.getMemRssBytes());
    }
    json.field("mem_soft_limit_bytes", figures.getMemSoftLimitBytes())
        .field("timestamp", figures.getTimestamp())
        .endObject();
  }
}
