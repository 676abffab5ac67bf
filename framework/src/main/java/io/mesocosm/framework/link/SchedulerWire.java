package io.mesocosm.framework.link;

import com.google.protobuf.ByteString;
import io.mesocosm.framework.core.Session.Heard;
import io.mesocosm.framework.model.Event;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.scheduler.Event.Subscribed;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Events of the v1 scheduler API in our own words. Pure; the simulator uses it as it is.
public final class SchedulerWire {
  /// What the original sends, should a master not say.
  private static final double HEARTBEAT_SECONDS = 15;

  private SchedulerWire() {}

  /// What the record says, or empty for a type that we do not know.
  ///
  /// @throws io.mesocosm.base.Fault when a resource in it is none: the master has checked it
  public static Optional<Heard> heard(io.mesocosm.protocol.v1.scheduler.Event wire) {
    return switch (wire.getType()) {
      case SUBSCRIBED -> Optional.of(subscribed(wire.getSubscribed()));
      case HEARTBEAT -> Optional.of(new Heard.Heartbeat());
      case OFFERS ->
          news(
              new Event.Offered(
                  wire.getOffers().getOffersList().stream().map(OfferWire::offer).toList()));
      case RESCIND -> news(new Event.Rescinded(IdCodec.of(wire.getRescind().getOfferId())));
      case INVERSE_OFFERS ->
          news(
              new Event.InverseOffered(
                  wire.getInverseOffers().getInverseOffersList().stream()
                      .map(OfferWire::inverse)
                      .toList()));
      case RESCIND_INVERSE_OFFER ->
          news(
              new Event.InverseRescinded(
                  IdCodec.of(wire.getRescindInverseOffer().getInverseOfferId())));
      case UPDATE -> news(new Event.Updated(StatusWire.task(wire.getUpdate().getStatus())));
      case UPDATE_OPERATION_STATUS ->
          news(
              new Event.OperationUpdated(
                  StatusWire.operation(wire.getUpdateOperationStatus().getStatus())));
      case MESSAGE -> news(message(wire.getMessage()));
      case FAILURE -> news(failure(wire.getFailure()));
      case ERROR -> news(new Event.Refused(wire.getError().getMessage()));
      case UNKNOWN -> Optional.empty();
    };
  }

  /// The bytes of a uuid in hex, as our model has them.
  static String hex(ByteString bytes) {
    return java.util.HexFormat.of().formatHex(bytes.toByteArray());
  }

  static ByteString bytes(String hex) {
    return ByteString.copyFrom(java.util.HexFormat.of().parseHex(hex));
  }

  private static Optional<Heard> news(Event event) {
    return Optional.of(new Heard.News(event));
  }

  private static Heard subscribed(Subscribed wire) {
    var seconds =
        wire.getHeartbeatIntervalSeconds() > 0
            ? wire.getHeartbeatIntervalSeconds()
            : HEARTBEAT_SECONDS;
    return new Heard.Subscribed(
        IdCodec.of(wire.getFrameworkId()),
        Duration.ofMillis(Math.round(seconds * 1000)),
        MasterWire.master(wire.getMasterInfo()));
  }

  private static Event message(io.mesocosm.protocol.v1.scheduler.Event.Message wire) {
    return new Event.MessageReceived(
        IdCodec.of(wire.getAgentId()),
        IdCodec.of(wire.getExecutorId()),
        Base64.getEncoder().encodeToString(wire.getData().toByteArray()));
  }

  private static Event failure(io.mesocosm.protocol.v1.scheduler.Event.Failure wire) {
    var agent = IdCodec.of(wire.getAgentId());
    return wire.hasExecutorId()
        ? new Event.ExecutorExited(agent, IdCodec.of(wire.getExecutorId()), wire.getStatus())
        : new Event.AgentLost(agent);
  }
}
