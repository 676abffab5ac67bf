package io.mesocosm.agent.link.checks;

import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.Inspected;
import io.mesocosm.agent.link.host.EngineGroups;
import io.mesocosm.agent.link.host.ForeignNetwork;
import io.mesocosm.agent.link.launchers.DockerNotes;
import io.mesocosm.agent.link.launchers.DockerOrders;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;

/// Finds the place to look from at a task in a container: inside its network, as the original does
/// (Mesos 1.11 documentation, "Task Health Checking and Generalized Checks"); without the rights
/// for that, at its address.
///
/// @param work where the notes about containers are
record Vantages(WorkDir work, Engine engine) {
  Vantage of(RunPlace place, Task task) throws InterruptedException {
    long pid;
    try {
      pid = pid(place);
    } catch (IOException away) {
      return new Vantage.Nowhere(String.valueOf(away.getMessage()));
    }
    if (pid == 0) {
      return new Vantage.Nowhere("its container has no process");
    }
    try {
      if (!ForeignNetwork.isElsewhere(pid)) {
        return new Vantage.Here();
      }
    } catch (IOException hidden) {
      return byAddress(task);
    }
    return ForeignNetwork.mayEnter() ? new Vantage.Inside(pid) : byAddress(task);
  }

  /// The first process of its container: the one that was noted at its start, unless the engine has
  /// started it anew since.
  private long pid(RunPlace place) throws IOException, InterruptedException {
    var started = new DockerNotes(work.records(place)).started();
    if (started.isPresent() && EngineGroups.holds(started.get().pid(), started.get().id())) {
      return started.get().pid();
    }
    return engine.inspect(DockerOrders.name(place)).map(Inspected::pid).orElse(0L);
  }

  /// For whoever may not look inside.
  static Vantage byAddress(Task task) {
    var addresses = task.lodging().addresses();
    if (!addresses.isEmpty()) {
      return new Vantage.Outside(addresses.getFirst());
    }
    var docker = task.info().as(TaskInfo.class).getContainer().getDocker();
    return docker.getNetwork() == ContainerInfo.DockerInfo.Network.HOST
        ? new Vantage.Here()
        : new Vantage.Nowhere("it has no address, and only root may look into its network");
  }
}
