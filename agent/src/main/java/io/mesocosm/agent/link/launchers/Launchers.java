package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;

/// The right launcher for each run: by what a task asks for, and later by the run's notes.
///
/// @param takesDocker whether `--containerizers` names it; containers of earlier days are known all
///   the same
public record Launchers(ShimLauncher shim, DockerLauncher docker, boolean takesDocker)
    implements ContainerLauncher {

  private ContainerLauncher of(RunPlace place) {
    return docker.has(place) ? docker : shim;
  }

  @Override
  public Found.Running launch(RunPlace place, Task task, Framework framework)
      throws LaunchException, InterruptedException {
    var container = task.info().as(TaskInfo.class).getContainer();
    if (!container.hasType() || container.getType() != ContainerInfo.Type.DOCKER) {
      return shim.launch(place, task, framework);
    }
    if (!takesDocker && !docker.has(place)) {
      throw new LaunchException(
          "Container type DOCKER (image '%s'): this agent has the containerizer 'mesos' only"
              .formatted(container.getDocker().getImage()));
    }
    return docker.launch(place, task, framework);
  }

  @Override
  public Found survey(RunPlace place, Task task) throws IOException, InterruptedException {
    return of(place).survey(place, task);
  }

  @Override
  public ExitStatus await(RunPlace place) throws IOException, InterruptedException {
    return of(place).await(place);
  }

  @Override
  public void signal(RunPlace place, Effect.How how) throws IOException, InterruptedException {
    of(place).signal(place, how);
  }
}
