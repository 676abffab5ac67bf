package io.mesocosm.proof.simulation;

import io.mesocosm.protocol.v1.scheduler.Call;

/// A call on its way to a master's scheduler entry, and what comes back.
///
/// @param streamId header `Mesos-Stream-Id`; empty for none
record Posted(Call call, String streamId) {
  /// An answer that is no stream.
  ///
  /// @param elsewhere `host:port` of the leader, when the answer is a redirect; empty otherwise
  record Answered(int status, String text, String elsewhere) {}

  /// The head of a stream.
  record StreamOpened(String streamId) {}

  /// Without the content, which is large.
  @Override
  public String toString() {
    return "Posted[" + call.getType() + " on " + streamId + "]";
  }
}
