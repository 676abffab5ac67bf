package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.v1.agent.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `POST /api/v1`: what operators ask an agent. Mesos 1.11 documentation, "Operator HTTP API";
/// order of checks and codes as there. A call that this agent does not carry out is 501 and says
/// so.
final class OperatorApi implements Handler {
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
    if (!request.method().equals("POST")) {
      return Response.text(405, "Expecting 'POST' request\n").withHeader("Allow", "POST");
    }
    var given = request.header("Content-Type");
    if (given.isEmpty()) {
      return Response.text(400, "Expecting 'Content-Type' to be present\n");
    }
    var encoding = MediaType.of(given.get());
    if (encoding.isEmpty()) {
      return Response.text(
          415, "Expecting 'Content-Type' of application/json or application/x-protobuf\n");
    }
    return switch (encoding.get().decode(request.body(), Call.getDefaultInstance())) {
      case Outcome.Refused<Call>(var refusals) ->
          Response.text(
              400,
              "Failed to parse body into Call: %s\n"
                  .formatted(
                      refusals.stream().map(Refusal::text).collect(Collectors.joining("; "))));
      case Outcome.Ok<Call>(var call) -> valid(request, call);
    };
  }

  private Response valid(Request request, Call call) {
    var wrong = wrong(call);
    if (wrong.isPresent()) {
      return Response.text(
          400,
          "Failed to validate agent::Call: Expecting '%s' to be present".formatted(wrong.get()));
    }
    var accepted = MediaType.accepted(request.header("Accept").orElse(""));
    if (accepted.isEmpty()) {
      return Response.text(
          406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
    }
    try {
      return answer(call, accepted.get());
    } catch (IOException failure) {
      return Response.text(500, failure.toString());
    }
  }

  private static Optional<String> wrong(Call call) {
    if (!call.hasType()) {
      return Optional.of("type");
    }
    return switch (call.getType()) {
      case GET_METRICS -> call.hasGetMetrics() ? Optional.empty() : Optional.of("get_metrics");
      case LIST_FILES -> call.hasListFiles() ? Optional.empty() : Optional.of("list_files");
      case READ_FILE -> call.hasReadFile() ? Optional.empty() : Optional.of("read_file");
      default -> Optional.empty();
    };
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
        return Response.text(
            501, "Call %s is not carried out by this agent".formatted(call.getType()));
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
    if (Files.isDirectory(file.get())) {
      return Response.text(400, "Cannot read a directory.\n");
    }
    Path real = file.get();
    var part =
        FilePart.read(real, wanted.getOffset(), wanted.hasLength() ? wanted.getLength() : -1);
    var answer = io.mesocosm.protocol.v1.agent.Response.newBuilder();
    answer
        .getReadFileBuilder()
        .setSize(part.size())
        .setData(com.google.protobuf.ByteString.copyFrom(part.bytes()));
    return encoded(call, answer, encoding);
  }
}
