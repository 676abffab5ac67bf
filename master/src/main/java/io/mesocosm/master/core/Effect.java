package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Instant;
import java.util.UUID;

/// What the shell does for the master.
public sealed interface Effect {
  /// Let `timer` ring at `at`; replaces an earlier order for the same timer.
  record Arm(Timer timer, Instant at) implements Effect {}

  record Disarm(Timer timer) implements Effect {}

  /// Keep a connection to the agent and say when it breaks.
  record Link(Pid agent) implements Effect {}

  /// Best effort; the protocol repeats what must arrive.
  record Order(Pid agent, AgentOrder order) implements Effect {}

  record Tell(FrameworkId framework, UUID stream, SchedulerEvent event) implements Effect {}

  /// Close the stream after what was told.
  record EndStream(UUID stream) implements Effect {}

  /// Refuse a stream that never belonged to a framework: one ERROR, then its end.
  record RefuseStream(UUID stream, String why) implements Effect {}

  /// Say in the log that an operation was not carried out: of one without an id the framework hears
  /// nothing, as with the original.
  record OperationDropped(FrameworkId framework, String type, String id, String why)
      implements Effect {}

  record Reply(long ticket, Answer answer) implements Effect {}

  /// Show a watcher the cluster as it is after this step; all that is published later follows.
  record Show(long ticket, State state) implements Effect {}

  record Publish(OperatorEvent event) implements Effect {}
}
