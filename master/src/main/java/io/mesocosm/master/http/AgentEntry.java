package io.mesocosm.master.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.wire.AgentMessages;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.LibprocessWire;
import io.mesocosm.protocol.libprocess.Pid;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `POST /<actor>/<message>`: messages of agents, each answered with 202 and nothing more. A master
/// that does not lead drops them, as the original does: agents find the leader by themselves.
final class AgentEntry implements Handler {
  private static final System.Logger LOG = System.getLogger(AgentEntry.class.getName());

  private final Leadership leadership;
  private final Pid self;

  AgentEntry(Leadership leadership, Pid self) {
    this.leadership = leadership;
    this.self = self;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    var envelope = LibprocessWire.read(request.rawPath(), request::header, request.body(), self);
    if (envelope.isEmpty()) {
      return Response.text(404, "404 Not Found.");
    }
    if (leadership.now() instanceof Leadership.Standing.Leads(var reign)) {
      take(envelope.get(), reign);
    }
    return Response.of(202);
  }

  private static void take(Envelope envelope, Reign reign) throws InterruptedException {
    switch (AgentMessages.read(envelope)) {
      case Outcome.Ok<Optional<Input>>(var input) -> {
        if (input.isPresent()) {
          reign.inbox().put(input.get());
        } else {
          LOG.log(
              Level.DEBUG, "message_ignored name={0} from={1}", envelope.name(), envelope.from());
        }
      }
      case Outcome.Refused<Optional<Input>>(List<Refusal> refusals) ->
          LOG.log(
              Level.WARNING,
              "message_broken name={0} from={1} why={2}",
              envelope.name(),
              envelope.from(),
              refusals.stream().map(Refusal::text).collect(Collectors.joining("; ")));
    }
  }
}
