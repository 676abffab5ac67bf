package io.mesocosm.protocol.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.mesocosm.base.Fault;
import io.mesocosm.protocol.internal.SlaveInfo;
import io.mesocosm.protocol.v1.AgentInfo;
import io.mesocosm.protocol.v1.scheduler.Call;

/// The two messages whose old (v0) form has other fields than v1.
public final class OldMessages {
  private OldMessages() {}

  /// The agent without `checkpoint`, which v1 does not know.
  public static AgentInfo agent(SlaveInfo old) {
    try {
      return AgentInfo.parseFrom(old.toBuilder().clearCheckpoint().build().toByteString());
    } catch (InvalidProtocolBufferException failure) {
      throw new Fault("the bytes of SlaveInfo are those of AgentInfo", failure);
    }
  }

  /// The agent as the originals send it among themselves.
  ///
  /// @param checkpoint whether the agent recovers its tasks after a restart; true for every agent
  ///   since Mesos 0.22
  public static SlaveInfo slave(AgentInfo agent, boolean checkpoint) {
    try {
      return SlaveInfo.parseFrom(agent.toByteString()).toBuilder()
          .setCheckpoint(checkpoint)
          .build();
    } catch (InvalidProtocolBufferException failure) {
      throw new Fault("the bytes of AgentInfo are those of SlaveInfo", failure);
    }
  }

  /// What an old driver asks, as a v1 call. `force` of its Subscribe stays behind: read it there.
  public static Call call(io.mesocosm.protocol.v0.Call old) {
    try {
      var call =
          Call.parseFrom(old.toBuilder().clearSubscribe().build().toByteString()).toBuilder()
              .setUnknownFields(UnknownFieldSet.getDefaultInstance());
      if (old.hasSubscribe()) {
        call.setSubscribe(subscribe(old.getSubscribe()));
      }
      return call.build();
    } catch (InvalidProtocolBufferException failure) {
      throw new Fault("the bytes of an old call are those of a v1 call", failure);
    }
  }

  private static Call.Subscribe subscribe(io.mesocosm.protocol.v0.Call.Subscribe old) {
    var subscribe =
        Call.Subscribe.newBuilder()
            .setFrameworkInfo(old.getFrameworkInfo())
            .addAllSuppressedRoles(old.getSuppressedRolesList());
    if (old.hasOfferConstraints()) {
      subscribe.setOfferConstraints(old.getOfferConstraints());
    }
    return subscribe.build();
  }
}
