package io.mesocosm.master.wire;

import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.protocol.v1.OperationState;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.protocol.v1.scheduler.Event;

/// What schedulers hear, as v1 messages.
///
/// @param master who speaks, told in SUBSCRIBED
/// @param heartbeatSeconds told there too
public record SchedulerEvents(MasterInfo master, double heartbeatSeconds) {

  public Event message(SchedulerEvent event) {
    return switch (event) {
      case SchedulerEvent.Subscribed(var id) -> {
        var message = Event.newBuilder().setType(Event.Type.SUBSCRIBED);
        message
            .getSubscribedBuilder()
            .setFrameworkId(IdCodec.of(id))
            .setHeartbeatIntervalSeconds(heartbeatSeconds)
            .setMasterInfo(master);
        yield message.build();
      }
      case SchedulerEvent.Offers(var offers, var multiRole, var refined) -> {
        var message = Event.newBuilder().setType(Event.Type.OFFERS);
        offers.forEach(offer ->
            message.getOffersBuilder().addOffers(OfferMessages.message(offer, multiRole, refined)));
        yield message.build();
      }
      case SchedulerEvent.Rescind(var offer) -> {
        var message = Event.newBuilder().setType(Event.Type.RESCIND);
        message.getRescindBuilder().setOfferId(IdCodec.of(offer));
        yield message.build();
      }
      case SchedulerEvent.Forward(var _, var full) -> update(full.as(TaskStatus.class));
      case SchedulerEvent.Report report -> update(StatusMessages.report(report));
      case SchedulerEvent.Operation operation -> operation(operation);
      case SchedulerEvent.Message(var message) ->
          Event.newBuilder()
              .setType(Event.Type.MESSAGE)
              .setMessage(message.as(Event.Message.class))
              .build();
      case SchedulerEvent.Failure failure -> failure(failure);
      case SchedulerEvent.Ended(var text) -> error(text);
      case SchedulerEvent.Heartbeat() -> Event.newBuilder().setType(Event.Type.HEARTBEAT).build();
    };
  }

  public static Event error(String text) {
    var message = Event.newBuilder().setType(Event.Type.ERROR);
    message.getErrorBuilder().setMessage(text);
    return message.build();
  }

  private static Event update(TaskStatus status) {
    var message = Event.newBuilder().setType(Event.Type.UPDATE);
    message.getUpdateBuilder().setStatus(status);
    return message.build();
  }

  private static Event operation(SchedulerEvent.Operation operation) {
    var message = Event.newBuilder().setType(Event.Type.UPDATE_OPERATION_STATUS);
    var status =
        message
            .getUpdateOperationStatusBuilder()
            .getStatusBuilder()
            .setState(OperationState.valueOf(operation.state()))
            .setMessage(operation.text());
    status.getOperationIdBuilder().setValue(operation.id());
    if (operation.agent() != null) {
      status.setAgentId(IdCodec.of(operation.agent()));
    }
    return message.build();
  }

  private static Event failure(SchedulerEvent.Failure failure) {
    var message = Event.newBuilder().setType(Event.Type.FAILURE);
    var body = message.getFailureBuilder().setAgentId(IdCodec.of(failure.agent()));
    if (failure.executor() != null) {
      body.setExecutorId(IdCodec.of(failure.executor())).setStatus(failure.status());
    }
    return message.build();
  }
}
