package io.mesocosm.meso.machines;

import static io.mesocosm.meso.machines.Machines.ok;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.model.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Agents that come to a playground and go from it while it runs.
public final class AgentNodes {
  private final Machines machines;
  private final Playground playground;
  private final Surroundings around;

  AgentNodes(Machines machines, Surroundings around) {
    this.machines = machines;
    this.playground = machines.playground();
    this.around = around;
  }

  /// More agents, with the next free numbers.
  ///
  /// @param provision whether Ansible sets them up, if it has set up any of the others
  /// @return the new ones
  public List<Machine> add(int count, boolean provision) throws IOException, InterruptedException {
    var fresh = new ArrayList<Machine>();
    machines.change(() -> {
      fresh.addAll(ok(playground.nodes().add(count, machines.steps())));
      if (provision && areSetUp()) {
        new Bringup(Machines.needed(machines.name(), around), around.console())
            .run(new Bringup.Request(Set.of(), true, false));
      }
    });
    return fresh;
  }

  private boolean areSetUp() throws IOException {
    for (var machine : machines.topology().machines()) {
      if (playground.provisioned(machine.name()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// One agent fewer; what runs there is moved first.
  ///
  /// @param patience for one task to run elsewhere
  /// @param force also when what runs there finds no other place, or nobody can be asked
  public void remove(Machine machine, Duration patience, boolean force)
      throws IOException, InterruptedException {
    ok(playground.topology().minus(machine.name()));
    machines.change(() -> {
      try (var http = new HttpClient()) {
        var draining = new Draining(machine, playground, http, patience, around.console());
        if (draining.hasAgent()) {
          attempt(draining::run, force);
        }
        ok(playground.nodes().remove(machine.name(), machines.steps()));
        if (draining.hasMaster()) {
          attempt(draining::forget, force);
        }
      }
    });
  }

  private void attempt(Machines.Change change, boolean force)
      throws IOException, InterruptedException {
    try {
      change.run();
    } catch (IOException | CommandFailedException stuck) {
      if (!force) {
        throw stuck;
      }
      around.console().warn(Objects.requireNonNullElse(stuck.getMessage(), stuck.toString()));
    }
  }
}
