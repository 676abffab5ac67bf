package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Call;
import io.mesocosm.marathon.core.health.ProbeTarget;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.protocol.cluster.OfferId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the shell does for us once the changes are durable.
public sealed interface Effect {
  /// To the master. What fails comes back as [io.mesocosm.framework.model.Event.CallFailed].
  record Tell(Call call) implements Effect {}

  /// Tells the master in which roles we want offers; all of them, each time.
  record TakeRoles(SortedSet<String> roles) implements Effect {
    public TakeRoles {
      roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }
  }

  /// Uses an offer for tasks.
  ///
  /// @param refuse for how long the rest is not offered again
  record Launch(OfferId offer, List<LaunchOrder> orders, Duration refuse) implements Effect {
    public Launch {
      orders = List.copyOf(orders);
    }
  }

  record Answer(long ticket, Reply reply) implements Effect {}

  /// `alarm` rings at `at`; replaces an earlier one.
  record Arm(Alarm alarm, Instant at) implements Effect {}

  record Disarm(Alarm alarm) implements Effect {}

  /// Looks at a task. The result comes back as [Input.Probed].
  record Probe(TaskId task, int check, ProbeTarget target) implements Effect {}

  /// Looks whether a task is ready. The result comes back as [Input.ReadinessProbed].
  record ProbeReadiness(TaskId task, int check, ProbeTarget target) implements Effect {}

  /// The master will not have us any more: this Marathon ends.
  record Quit(String why) implements Effect {}

  /// To whoever listens to the event stream.
  record Publish(MarathonEvent event) implements Effect {}
}
