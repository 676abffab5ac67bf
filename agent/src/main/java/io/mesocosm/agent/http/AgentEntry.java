package io.mesocosm.agent.http;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.wire.MasterMessages;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.libprocess.LibprocessWire;
import io.mesocosm.protocol.libprocess.Pid;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Supplier;

/// `POST /slave(1)/<message>`: what a master says, each answered with 202 and nothing more.
final class AgentEntry implements Handler {
  private static final System.Logger LOG = System.getLogger(AgentEntry.class.getName());

  private final Pid self;
  private final Supplier<UUID> uuids;
  private final AgentRoutes.Inlet inlet;

  AgentEntry(Pid self, Supplier<UUID> uuids, AgentRoutes.Inlet inlet) {
    this.self = self;
    this.uuids = uuids;
    this.inlet = inlet;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    var envelope = LibprocessWire.read(request.rawPath(), request::header, request.body(), self);
    if (envelope.isEmpty()) {
      return Response.text(404, "404 Not Found.");
    }
    try {
      for (Input input : MasterMessages.hear(envelope.get(), uuids)) {
        inlet.put(input);
      }
    } catch (InvalidProtocolBufferException broken) {
      LOG.log(
          Level.WARNING,
          "message_broken name={0} from={1} why={2}",
          envelope.get().name(),
          envelope.get().from(),
          broken.getMessage());
    }
    return Response.of(202);
  }
}
