package io.mesocosm.master.http;

import com.google.protobuf.ByteString;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.core.State;
import io.mesocosm.master.http.documents.Facts;
import io.mesocosm.master.http.documents.Fragments;
import io.mesocosm.master.http.documents.RolesJson;
import io.mesocosm.master.http.metrics.MetricsJson;
import io.mesocosm.master.wire.AgentSpecs;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.master.wire.StateMessages;
import io.mesocosm.master.wire.Wire;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.files.FilePart;
import io.mesocosm.protocol.v1.Flag;
import io.mesocosm.protocol.v1.master.Call;
import io.mesocosm.protocol.v1.master.Response.GetExecutors;
import io.mesocosm.protocol.v1.master.Response.GetFrameworks;
import io.mesocosm.protocol.v1.master.Response.GetOperations;
import io.mesocosm.protocol.v1.quota.QuotaStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What operators may read with v1 calls. JSON of the large ones is assembled from fragments that
/// are printed once per change; it prints empty lists where the original does.
final class OperatorReads {
  private final Facts facts;
  private final Fragments fragments;
  private final RolesJson roles;
  private final MetricsJson metrics;
  private final LogFile log;

  OperatorReads(
      Facts facts, Fragments fragments, RolesJson roles, MetricsJson metrics, LogFile log) {
    this.facts = facts;
    this.fragments = fragments;
    this.roles = roles;
    this.metrics = metrics;
    this.log = log;
  }

  Response answer(Call call, Reign reign, MediaType encoding) {
    var state = reign.state().get();
    boolean large =
        switch (call.getType()) {
          case GET_STATE, GET_AGENTS, GET_FRAMEWORKS, GET_EXECUTORS, GET_TASKS -> true;
          default -> false;
        };
    if (large && encoding == MediaType.JSON) {
      return Response.json(200, json(call.getType(), state));
    }
    try {
      return Response.of(200, encoding.wire(), encoding.encode(message(call, reign, state)));
    } catch (LogFile.NoSuchFileHereException missing) {
      return Response.text(404, String.valueOf(missing.getMessage()));
    } catch (IOException trouble) {
      return Response.text(500, "The file cannot be read: " + trouble);
    }
  }

  // JSON from fragments.

  private byte[] json(Call.Type type, State state) {
    var name = type.name().toLowerCase(Locale.ROOT);
    var json = new JsonWriter().beginObject().field("type", type.name()).name(name);
    switch (type) {
      case GET_AGENTS -> agents(json, state);
      case GET_FRAMEWORKS -> frameworks(json, state);
      case GET_EXECUTORS -> executors(json, state);
      case GET_TASKS -> tasks(json, state);
      default -> {
        json.beginObject().name("get_tasks");
        tasks(json, state);
        json.name("get_executors");
        executors(json, state);
        json.name("get_frameworks");
        frameworks(json, state);
        json.name("get_agents");
        agents(json, state);
        json.endObject();
      }
    }
    return json.endObject().toBytes();
  }

  private static void list(JsonWriter json, String name, Consumer<JsonWriter> items) {
    json.name(name).beginArray();
    items.accept(json);
    json.endArray();
  }

  private void agents(JsonWriter json, State state) {
    json.beginObject();
    list(
        json,
        "agents",
        to -> state.agents().registered().values().forEach(agent -> to.raw(fragments.v1(agent))));
    list(
        json,
        "recovered_agents",
        to ->
            state
                .agents()
                .pending()
                .forEach(record -> to.raw(MessageJson.print(AgentSpecs.info(record)))));
    json.endObject();
  }

  private void tasks(JsonWriter json, State state) {
    json.beginObject();
    var all = List.copyOf(state.tasks().byFramework().values());
    list(
        json,
        "tasks",
        to -> all.forEach(own -> own.live().values().forEach(task -> to.raw(fragments.v1(task)))));
    list(
        json,
        "unreachable_tasks",
        to ->
            all.forEach(own ->
                own.unreachable().all().forEach(entry -> to.raw(fragments.v1(entry.value())))));
    list(
        json,
        "completed_tasks",
        to ->
            all.forEach(own ->
                own.completed().all().forEach(entry -> to.raw(fragments.v1(entry.value())))));
    json.endObject();
  }

  private static void executors(JsonWriter json, State state) {
    GetExecutors message = StateMessages.executors(state);
    json.beginObject();
    MessageJson.list(json, "executors", message.getExecutorsList());
    json.endObject();
  }

  private static void frameworks(JsonWriter json, State state) {
    GetFrameworks message = StateMessages.frameworks(state);
    json.beginObject();
    MessageJson.list(json, "frameworks", message.getFrameworksList());
    MessageJson.list(json, "completed_frameworks", message.getCompletedFrameworksList());
    json.endObject();
  }

  // Messages.

  private io.mesocosm.protocol.v1.master.Response message(Call call, Reign reign, State state)
      throws IOException {
    var response =
        io.mesocosm.protocol.v1.master.Response.newBuilder()
            .setType(io.mesocosm.protocol.v1.master.Response.Type.valueOf(call.getType().name()));
    switch (call.getType()) {
      case GET_HEALTH -> response.getGetHealthBuilder().setHealthy(true);
      case GET_FLAGS -> response.getGetFlagsBuilder().addAllFlags(flags());
      case GET_VERSION ->
          response
              .getGetVersionBuilder()
              .getVersionInfoBuilder()
              .setVersion(facts.master().version())
              .setBuildDate(facts.buildDate())
              .setBuildTime((double) facts.built().getEpochSecond())
              .setBuildUser("");
      case GET_METRICS -> response.getGetMetricsBuilder().addAllMetrics(metrics.messages(state));
      case GET_LOGGING_LEVEL -> response.getGetLoggingLevelBuilder().setLevel(0);
      case LIST_FILES ->
          response.getListFilesBuilder().addAllFileInfos(log.list(call.getListFiles().getPath()));
      case READ_FILE -> {
        var wanted = call.getReadFile();
        var part =
            log.read(
                wanted.getPath(),
                wanted.getOffset(),
                wanted.hasLength() ? wanted.getLength() : FilePart.ALL);
        response
            .getReadFileBuilder()
            .setSize(part.size())
            .setData(ByteString.copyFrom(part.bytes()));
      }
      case GET_STATE -> response.setGetState(StateMessages.state(state));
      case GET_AGENTS -> response.setGetAgents(StateMessages.agents(state));
      case GET_FRAMEWORKS -> response.setGetFrameworks(StateMessages.frameworks(state));
      case GET_EXECUTORS -> response.setGetExecutors(StateMessages.executors(state));
      case GET_TASKS -> response.setGetTasks(StateMessages.tasks(state));
      case GET_OPERATIONS -> response.setGetOperations(GetOperations.getDefaultInstance());
      case GET_ROLES -> response.setGetRoles(roles.message(state));
      case GET_WEIGHTS -> roles.weights(response);
      case GET_MASTER ->
          response
              .getGetMasterBuilder()
              .setMasterInfo(MasterMessages.info(facts.master()))
              .setStartTime(Wire.seconds(facts.started()))
              .setElectedTime(Wire.seconds(reign.elected()));
      case GET_MAINTENANCE_STATUS -> response.getGetMaintenanceStatusBuilder().getStatusBuilder();
      case GET_MAINTENANCE_SCHEDULE ->
          response.getGetMaintenanceScheduleBuilder().getScheduleBuilder();
      default -> response.getGetQuotaBuilder().setStatus(QuotaStatus.getDefaultInstance());
    }
    return response.build();
  }

  private List<Flag> flags() {
    var all = new ArrayList<Flag>();
    facts
        .flags()
        .forEach((name, value) -> all.add(Flag.newBuilder().setName(name).setValue(value).build()));
    return all;
  }
}
