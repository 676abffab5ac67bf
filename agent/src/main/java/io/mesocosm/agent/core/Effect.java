package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.Instant;
import java.util.List;

/// What the shell does for an agent.
public sealed interface Effect {
  /// Lossy: whatever must arrive is sent again by an alarm.
  record Send(Pid to, Outgoing message) implements Effect {}

  /// Watch the connection; ends in [Input.MasterExited].
  record LinkTo(Pid master) implements Effect {}

  /// Ends in [Input.Launched] or [Input.LaunchFailed]. Doing it again does not start it twice.
  record Launch(RunPlace place, Task task, Framework framework) implements Effect {}

  /// Ends in [Input.Surveyed]; a run that is alive is watched from then on.
  record Survey(RunPlace place, Task task) implements Effect {}

  /// To all processes of the run. Ends, sooner or later, in [Input.Exited].
  record Signal(RunPlace place, RunId run, How how) implements Effect {}

  /// Gives up a launch under way. Ends in what the launch ends in.
  record GiveUp(RunId run) implements Effect {}

  /// Ends in [Input.Probed].
  record RunProbe(RunPlace place, Task task, Framework framework, CheckPlan plan)
      implements Effect {}

  /// Ends in [Input.DiskMeasured].
  record MeasureDisk() implements Effect {}

  /// Ends in [Input.SandboxesRemoved]. Those that are gone already count as removed.
  record RemoveSandboxes(List<RunPlace> places) implements Effect {}

  /// A later one takes the place of an earlier one.
  record Arm(Alarm alarm, Instant at) implements Effect {}

  record Disarm(Alarm alarm) implements Effect {}

  /// End the process: we are not wanted, or not who we thought.
  record Stop(String why) implements Effect {}

  /// How hard a signal is.
  enum How {
    ASK,
    FORCE
  }
}
