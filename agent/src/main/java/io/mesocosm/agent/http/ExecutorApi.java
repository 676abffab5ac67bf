package io.mesocosm.agent.http;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.calls.CallReader;
import io.mesocosm.protocol.calls.Particulars;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.protocol.v1.executor.Call;
import java.util.Optional;
import java.util.function.Supplier;

/// `POST /api/v1/executor`: what executors say. Mesos 1.11 documentation, "Executor HTTP API";
/// order of checks, codes and texts as in that release.
///
/// This agent runs commands itself and starts no executors that would speak here. Who comes anyway
/// learns what is wrong with the call, as from the original, and then that nobody is expected.
final class ExecutorApi implements Handler {
  private static final int UUID_BYTES = 16;

  private final CallReader<Call> reader =
      new CallReader<>("Executor::Call", Call.getDefaultInstance());
  private final Supplier<AgentState> state;

  ExecutorApi(Supplier<AgentState> state) {
    this.state = state;
  }

  @Override
  public Response handle(Request request) {
    if (state.get().phase() == Phase.RECOVERING) {
      return Response.text(503, "Agent has not finished recovery");
    }
    return switch (reader.read(request)) {
      case CallReader.Read.Wrong<Call>(var answer) -> answer;
      case CallReader.Read.Message<Call>(var call) ->
          wrong(call)
              .<Response>map(why -> Response.text(400, reader.invalid(why)))
              .orElseGet(() -> valid(request, call));
    };
  }

  private static Optional<String> wrong(Call call) {
    return Particulars.missing(call)
        .map("Expecting '%s' to be present"::formatted)
        .or(() -> call.getType() == Call.Type.UPDATE ? wrongUpdate(call) : Optional.empty());
  }

  private static Optional<String> wrongUpdate(Call call) {
    var status = call.getUpdate().getStatus();
    var executor = call.getExecutorId().getValue();
    if (!status.hasUuid()) {
      return Optional.of("Expecting 'uuid' to be present");
    }
    if (status.getUuid().size() != UUID_BYTES) {
      return Optional.of(
          "Not a valid UUID: got %d bytes, allowed are 16".formatted(status.getUuid().size()));
    }
    if (status.hasExecutorId() && !status.getExecutorId().getValue().equals(executor)) {
      return Optional.of(
          "ExecutorID in Call: %s does not match ExecutorID in TaskStatus: %s"
              .formatted(executor, status.getExecutorId().getValue()));
    }
    if (status.getSource() != TaskStatus.Source.SOURCE_EXECUTOR) {
      return Optional.of(
          "Received Call from executor %s of framework %s with invalid source, expecting 'SOURCE_EXECUTOR'"
              .formatted(executor, call.getFrameworkId().getValue()));
    }
    return status.getState() == TaskState.TASK_STAGING
        ? Optional.of(
            "Received TASK_STAGING from executor %s of framework %s which is not allowed"
                .formatted(executor, call.getFrameworkId().getValue()))
        : Optional.empty();
  }

  private Response valid(Request request, Call call) {
    if (call.getType() == Call.Type.HEARTBEAT) {
      return Response.of(202);
    }
    boolean subscribes = call.getType() == Call.Type.SUBSCRIBE;
    if (subscribes && MediaType.accepted(request.header("Accept").orElse("")).isEmpty()) {
      return Response.text(
          406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
    }
    if (!knowsFramework(call)) {
      return Response.text(
          400, "Framework cannot be found: '%s'".formatted(call.getFrameworkId().getValue()));
    }
    if (!knowsExecutor(call)) {
      return Response.text(
          400, "Executor cannot be found: '%s'".formatted(call.getExecutorId().getValue()));
    }
    return subscribes || call.getType() == Call.Type.UNKNOWN
        ? Response.text(
            501,
            "Call %s is not carried out by this agent: it runs the command of executor '%s' itself"
                .formatted(call.getType(), call.getExecutorId().getValue()))
        : Response.text(403, "Executor is not subscribed");
  }

  private boolean knowsFramework(Call call) {
    return state.get().frameworks().values().stream()
        .anyMatch(one -> one.id().value().equals(call.getFrameworkId().getValue()));
  }

  private boolean knowsExecutor(Call call) {
    return state.get().tasks().values().stream()
        .anyMatch(task ->
            task.key().framework().value().equals(call.getFrameworkId().getValue())
                && task.spec().executor().value().equals(call.getExecutorId().getValue()));
  }
}
