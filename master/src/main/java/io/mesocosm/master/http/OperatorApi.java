package io.mesocosm.master.http;

import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.master.core.Input;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.calls.CallReader;
import io.mesocosm.protocol.calls.Particulars;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.master.Call;

/// `POST /api/v1`: what operators ask. Mesos 1.11 documentation, "Operator HTTP API". A call that
/// this master does not carry out is refused with 501 and says so.
final class OperatorApi implements Leadership.OfLeader {
  private final CallReader<Call> reader =
      new CallReader<>("master::Call", Call.getDefaultInstance());
  private final OperatorReads reads;

  OperatorApi(OperatorReads reads) {
    this.reads = reads;
  }

  @Override
  public Response handle(Request request, Reign reign) throws InterruptedException {
    return switch (reader.read(request)) {
      case CallReader.Read.Wrong<Call>(var answer) -> answer;
      case CallReader.Read.Message<Call>(var call) -> validated(request, reign, call);
    };
  }

  private Response validated(Request request, Reign reign, Call call) throws InterruptedException {
    var missing = Particulars.missing(call);
    if (missing.isPresent()) {
      return invalid("Expecting '" + missing.get() + "' to be present");
    }
    var encoding = MediaType.accepted(request.header("Accept").orElse(""));
    return encoding.isEmpty()
        ? Response.text(
            406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'")
        : carryOut(reign, call, encoding.get());
  }

  private Response invalid(String why) {
    return Response.text(400, reader.invalid(why));
  }

  private Response carryOut(Reign reign, Call call, MediaType encoding)
      throws InterruptedException {
    return switch (call.getType()) {
      case SUBSCRIBE -> subscribe(reign, encoding);
      case TEARDOWN ->
          Asked.answer(
              reign,
              ticket ->
                  new Input.TeardownRequested(
                      ticket, IdCodec.of(call.getTeardown().getFrameworkId())));
      case MARK_AGENT_GONE ->
          Asked.answer(
              reign,
              ticket ->
                  new Input.GoneRequested(
                      ticket, IdCodec.of(call.getMarkAgentGone().getAgentId())));
      case DEACTIVATE_AGENT ->
          Asked.answer(
              reign,
              ticket ->
                  new Input.ActivationRequested(
                      ticket, IdCodec.of(call.getDeactivateAgent().getAgentId()), false));
      case REACTIVATE_AGENT ->
          Asked.answer(
              reign,
              ticket ->
                  new Input.ActivationRequested(
                      ticket, IdCodec.of(call.getReactivateAgent().getAgentId()), true));
      case UNKNOWN,
          SET_LOGGING_LEVEL,
          UPDATE_WEIGHTS,
          RESERVE_RESOURCES,
          UNRESERVE_RESOURCES,
          CREATE_VOLUMES,
          DESTROY_VOLUMES,
          GROW_VOLUME,
          SHRINK_VOLUME,
          UPDATE_MAINTENANCE_SCHEDULE,
          START_MAINTENANCE,
          STOP_MAINTENANCE,
          DRAIN_AGENT,
          UPDATE_QUOTA,
          SET_QUOTA,
          REMOVE_QUOTA ->
          Response.text(
              501,
              "Calls of type %s cannot be carried out by this master".formatted(call.getType()));
      case GET_HEALTH,
          GET_FLAGS,
          GET_VERSION,
          GET_METRICS,
          GET_LOGGING_LEVEL,
          LIST_FILES,
          READ_FILE,
          GET_STATE,
          GET_AGENTS,
          GET_FRAMEWORKS,
          GET_EXECUTORS,
          GET_OPERATIONS,
          GET_TASKS,
          GET_ROLES,
          GET_WEIGHTS,
          GET_MASTER,
          GET_MAINTENANCE_STATUS,
          GET_MAINTENANCE_SCHEDULE,
          GET_QUOTA ->
          reads.answer(call, reign, encoding);
    };
  }

  private static Response subscribe(Reign reign, MediaType encoding) {
    // The ticket is answered by the stream itself: it begins with the cluster as it is.
    var ticket = reign.replies().open();
    long number = ticket.number();
    ticket.close();
    var stream = reign.streams().operator(number, encoding);
    if (!reign.inbox().offer(new Input.Watching(number))) {
      stream.close();
      return Response.text(503, "The master is too busy to take this call");
    }
    return new Response.Streaming(200, Headers.of("Content-Type", encoding.wire()), stream);
  }
}
