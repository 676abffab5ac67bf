package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.calls.CallReader;
import io.mesocosm.protocol.calls.Particulars;
import io.mesocosm.protocol.files.FilePart;
import io.mesocosm.protocol.files.ReadQuery;
import io.mesocosm.protocol.v1.agent.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/// `POST /api/v1`: what operators ask an agent. Mesos 1.11 documentation, "Operator HTTP API";
/// order of checks and codes as there. A call that this agent does not carry out is 501 and says
/// so.
final class OperatorApi implements Handler {
  private final CallReader<Call> reader =
      new CallReader<>("agent::Call", Call.getDefaultInstance());
  private final Supplier<AgentState> state;
  private final OperatorReads reads;
  private final MetricsJson metrics;
  private final SandboxFiles files;

  OperatorApi(
      Supplier<AgentState> state, OperatorReads reads, MetricsJson metrics, SandboxFiles files) {
    this.state = state;
    this.reads = reads;
    this.metrics = metrics;
    this.files = files;
  }

  @Override
  public Response handle(Request request) {
    if (state.get().phase() == Phase.RECOVERING) {
      return Response.text(503, "Agent has not finished recovery");
    }
    return switch (Streams.record(request)) {
      case Streams.Content.Wrong(var answer) -> answer;
      case Streams.Content.Plain(var plain) -> read(plain, false);
      case Streams.Content.First(var first) -> read(first, true);
    };
  }

  private Response read(Request request, boolean streams) {
    return switch (reader.read(request)) {
      case CallReader.Read.Wrong<Call>(var answer) -> answer;
      case CallReader.Read.Message<Call>(var call) -> valid(request, call, streams);
    };
  }

  private Response valid(Request request, Call call, boolean streams) {
    var missing = isFree(call.getType()) ? Optional.<String>empty() : Particulars.missing(call);
    if (missing.isPresent()) {
      return Response.text(
          400, reader.invalid("Expecting '%s' to be present".formatted(missing.get())));
    }
    var wrong = Streams.mismatch(request, call.getType(), streams);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var encoding = MediaType.accepted(request.header("Accept").orElse(""));
    try {
      return encoding.isEmpty() ? unsupported(call) : answer(call, encoding.get());
    } catch (IOException failure) {
      return Response.text(500, failure.toString());
    }
  }

  /// Types whose sub-message may be left out.
  private static boolean isFree(Call.Type type) {
    return type == Call.Type.GET_CONTAINERS || type == Call.Type.PRUNE_IMAGES;
  }

  private static Response unsupported(Call call) {
    return Response.text(501, "Call %s is not carried out by this agent".formatted(call.getType()));
  }

  private Response answer(Call call, MediaType encoding) throws IOException {
    var now = state.get();
    var answer = io.mesocosm.protocol.v1.agent.Response.newBuilder();
    switch (call.getType()) {
      case GET_HEALTH -> answer.getGetHealthBuilder().setHealthy(true);
      case GET_FLAGS -> answer.setGetFlags(reads.flags());
      case GET_VERSION -> answer.setGetVersion(reads.version());
      case GET_METRICS -> {
        var all = answer.getGetMetricsBuilder();
        metrics
            .all(now)
            .forEach((name, value) -> all.addMetricsBuilder().setName(name).setValue(value));
      }
      case GET_LOGGING_LEVEL -> answer.getGetLoggingLevelBuilder().setLevel(0);
      case GET_STATE -> answer.setGetState(reads.state(now));
      case GET_CONTAINERS -> {
        var containers = reads.containers(now);
        if (containers.getContainersCount() > 0) {
          answer.setGetContainers(containers);
        }
      }
      case GET_FRAMEWORKS -> answer.setGetFrameworks(reads.frameworks(now));
      case GET_EXECUTORS -> answer.setGetExecutors(reads.executors(now));
      case GET_TASKS -> answer.setGetTasks(reads.tasks(now));
      case GET_OPERATIONS ->
          answer.setGetOperations(
              io.mesocosm.protocol.v1.agent.Response.GetOperations.getDefaultInstance());
      case GET_RESOURCE_PROVIDERS ->
          answer.setGetResourceProviders(
              io.mesocosm.protocol.v1.agent.Response.GetResourceProviders.getDefaultInstance());
      case GET_AGENT -> answer.setGetAgent(reads.agent(now));
      case LIST_FILES -> {
        return list(call, encoding);
      }
      case READ_FILE -> {
        return read(call, encoding);
      }
      default -> {
        return unsupported(call);
      }
    }
    return encoded(call, answer, encoding);
  }

  /// The answer's type is called as the call's.
  private static Response encoded(
      Call call, io.mesocosm.protocol.v1.agent.Response.Builder answer, MediaType encoding) {
    answer.setType(io.mesocosm.protocol.v1.agent.Response.Type.valueOf(call.getType().name()));
    return Response.of(200, encoding.wire(), encoding.encode(answer.build()));
  }

  private Response list(Call call, MediaType encoding) throws IOException {
    var path = call.getListFiles().getPath();
    var folder = files.find(path);
    if (folder.isEmpty()) {
      return Response.text(404, "No file '%s'.\n".formatted(path));
    }
    var answer = io.mesocosm.protocol.v1.agent.Response.newBuilder();
    answer.getListFilesBuilder().addAllFileInfos(FilesApi.list(folder.get(), path));
    return encoded(call, answer, encoding);
  }

  private Response read(Call call, MediaType encoding) throws IOException {
    var wanted = call.getReadFile();
    var file = files.find(wanted.getPath());
    if (file.isEmpty()) {
      return Response.text(404, "No file '%s'.\n".formatted(wanted.getPath()));
    }
    if (!Files.isRegularFile(file.get())) {
      return Response.text(400, ReadQuery.noFile("read", file.get()));
    }
    var length = wanted.hasLength() ? wanted.getLength() : FilePart.ALL;
    var part = FilePart.read(file.get(), wanted.getOffset(), length);
    var answer = io.mesocosm.protocol.v1.agent.Response.newBuilder();
    answer
        .getReadFileBuilder()
        .setSize(part.size())
        .setData(com.google.protobuf.ByteString.copyFrom(part.bytes()));
    return encoded(call, answer, encoding);
  }
}
