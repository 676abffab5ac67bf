package io.mesocosm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.time.BrokenInvariantError;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static World troubled(Seed seed, int remembered) {
    var world = new World(seed, remembered);
    world
        .faults()
        .crashes(4)
        .partitions(3)
        .breaks(5)
        .delays(1, Duration.ofMillis(500))
        .expiries(1)
        .troubledZooKeeper(1, Duration.ofSeconds(1), 0.1)
        .clockJumps(2, Duration.ofMinutes(1));
    return world;
  }

  @Seeds(200)
  void keepsWhatItPromisedUnderAllFaults(Seed seed) {
    var world = troubled(seed, 400);
    var counters = new Counters(world, 3, 2);
    world.always("nothing told is forgotten", counters::forgotten);
    world.faults().start();
    world.run(Duration.ofMinutes(10));
    world.faults().heal();
    var before = counters.told();
    world.eventually(
        "clients are answered again",
        () -> counters.told() > before + 10 ? Optional.empty() : Optional.of("silence"),
        Duration.ofMinutes(1));
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(story(7)).isEqualTo(story(7)).hasSizeGreaterThan(1000);
    assertThat(story(7)).isNotEqualTo(story(8));
  }

  private static List<String> story(long seed) {
    var world = troubled(new Seed(seed), Integer.MAX_VALUE);
    var counters = new Counters(world, 3, 2);
    assertThat(counters.told()).isZero();
    world.faults().start();
    world.run(Duration.ofMinutes(5));
    // Who answers a request is a closure, and prints an address of its own.
    return world.trace().lines().stream()
        .map(line -> line.replaceAll("\\$\\$Lambda[^\\]]*", "answerer"))
        .toList();
  }

  @Test
  void letsThingsHappenInOrderOfTimeThenOfAsking() {
    var world = new World(new Seed(1));
    var seen = new ArrayList<String>();
    world.after(Duration.ofSeconds(2), () -> seen.add("late"));
    world.after(Duration.ofSeconds(1), () -> seen.add("first"));
    world.after(Duration.ofSeconds(1), () -> seen.add("second"));
    world.after(Duration.ofSeconds(1), () -> seen.add("never")).cancel();
    world.run(Duration.ofMillis(1500));
    assertThat(seen).containsExactly("first", "second");
    assertThat(world.age()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void endsWhatWasBegunInALife() {
    var world = new World(new Seed(1));
    var rings = new ArrayList<Integer>();
    var node =
        world.node("n", life -> life.after(Duration.ofSeconds(5), () -> rings.add(life.number())));
    node.start();
    world.run(Duration.ofSeconds(1));
    node.crash();
    node.start();
    world.run(Duration.ofSeconds(10));
    assertThat(rings).containsExactly(2);
  }

  @Test
  void tellsTheStoryOfWhatIsWrong() {
    var world = new World(new Seed(42));
    var node = world.node("n", _ -> {});
    world.always("never down", () -> node.isUp() ? Optional.empty() : Optional.of("n is down"));
    node.start();
    world.after(Duration.ofSeconds(1), node::crash);
    assertThatThrownBy(() -> world.run(Duration.ofSeconds(2)))
        .isInstanceOf(BrokenInvariantError.class)
        .hasMessageContaining("seed 42")
        .hasMessageContaining("never down: n is down")
        .hasMessageContaining("n              crashes life 1");
  }

  @Test
  void startsAgainWhatExits() {
    var world = new World(new Seed(1));
    var node =
        world.node(
            "n",
            life -> {
              if (life.number() == 1) {
                life.after(Duration.ofSeconds(1), () -> life.exit("enough"));
              }
            });
    node.start();
    world.run(Duration.ofSeconds(10));
    assertThat(node.life().orElseThrow().number()).isEqualTo(2);
  }
}
