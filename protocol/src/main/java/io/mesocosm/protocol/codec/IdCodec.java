package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.v1.AgentID;
import io.mesocosm.protocol.v1.ExecutorID;
import io.mesocosm.protocol.v1.FrameworkID;
import io.mesocosm.protocol.v1.OfferID;
import io.mesocosm.protocol.v1.TaskID;

/// The ids of a cluster, which the wire wraps in messages of one field each.
public final class IdCodec {
  private IdCodec() {}

  public static FrameworkID of(FrameworkId id) {
    return FrameworkID.newBuilder().setValue(id.value()).build();
  }

  public static AgentID of(AgentId id) {
    return AgentID.newBuilder().setValue(id.value()).build();
  }

  public static TaskID of(TaskId id) {
    return TaskID.newBuilder().setValue(id.value()).build();
  }

  public static ExecutorID of(ExecutorId id) {
    return ExecutorID.newBuilder().setValue(id.value()).build();
  }

  public static OfferID of(OfferId id) {
    return OfferID.newBuilder().setValue(id.value()).build();
  }

  public static FrameworkId of(FrameworkID id) {
    return new FrameworkId(id.getValue());
  }

  public static AgentId of(AgentID id) {
    return new AgentId(id.getValue());
  }

  public static TaskId of(TaskID id) {
    return new TaskId(id.getValue());
  }

  public static ExecutorId of(ExecutorID id) {
    return new ExecutorId(id.getValue());
  }

  public static OfferId of(OfferID id) {
    return new OfferId(id.getValue());
  }
}
