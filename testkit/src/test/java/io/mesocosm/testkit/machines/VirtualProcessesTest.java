package io.mesocosm.testkit.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.VirtualProcesses.Plan;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class VirtualProcessesTest {
  private final World world = new World(new Seed(1));
  private final Node node = world.node("n", _ -> {});
  private final VirtualProcesses processes = node.processes();

  @Test
  void outliveTheProgramThatStartedThem() {
    node.start();
    processes.start("sleep", Plan.forever());
    processes.start("job", Plan.ending(Duration.ofSeconds(5), 3));
    var told = new ArrayList<Integer>();
    processes.watch(node.life().orElseThrow(), "job", told::add);
    node.crash();
    world.run(Duration.ofSeconds(10));
    assertThat(told).isEmpty();
    assertThat(processes.living()).containsExactly("sleep");
    assertThat(processes.ended("job")).hasValue(3);

    node.start();
    processes.watch(node.life().orElseThrow(), "job", told::add);
    processes.watch(node.life().orElseThrow(), "sleep", told::add);
    processes.terminate("sleep");
    world.run(Duration.ofSeconds(1));
    assertThat(told).containsExactly(3, VirtualProcesses.TERMINATED);
  }

  @Test
  void areGoneWithThePower() {
    node.start();
    processes.start("sleep", Plan.forever());
    node.powerOff();
    assertThat(processes.isKnown("sleep")).isFalse();
    node.start();
    var told = new ArrayList<Integer>();
    processes.watch(node.life().orElseThrow(), "sleep", told::add);
    world.run(Duration.ofSeconds(1));
    assertThat(told).containsExactly(VirtualProcesses.KILLED);
  }
}
