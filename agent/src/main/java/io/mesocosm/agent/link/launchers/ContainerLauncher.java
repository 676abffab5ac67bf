package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import java.io.IOException;

/// One way to run tasks. All methods may block; they are called on virtual threads, one per run and
/// order, and may be interrupted.
///
/// A run survives the agent: another agent process finds it by its place alone.
public sealed interface ContainerLauncher permits ShimLauncher, DockerLauncher, Launchers {

  /// Starts the run, unless it was started before.
  ///
  /// @return the process that leads the task's session, or is the first of its container, and where
  /// @throws LaunchException when nothing of it runs
  /// @throws InterruptedException when the launch was given up; nothing of it runs
  Found.Running launch(RunPlace place, Task task, Framework framework)
      throws LaunchException, InterruptedException;

  /// What became of a run that another agent process started, or meant to. The agent does not
  /// register before it has seen all: whoever has to be asked for it gets little time.
  Found survey(RunPlace place, Task task) throws IOException, InterruptedException;

  /// Waits for the end of a run that was started, and ends what the task left behind.
  ExitStatus await(RunPlace place) throws IOException, InterruptedException;

  /// Tells all processes of the run; does nothing when there are none.
  void signal(RunPlace place, Effect.How how) throws IOException, InterruptedException;
}
