package io.mesocosm.testkit.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Stored;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualJournal;
import io.mesocosm.testkit.time.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VirtualStorageTest {
  private final World world = new World(new Seed(5));
  private final List<String> told = new ArrayList<>();
  private final Map<String, Epoch> epochs = new LinkedHashMap<>();

  private Node candidate(String name) {
    var node =
        world.node(
            name,
            life ->
                world
                    .zookeeper()
                    .stand(
                        life,
                        "/m",
                        name.getBytes(StandardCharsets.UTF_8),
                        "/r",
                        new LeadershipListener() {
                          @Override
                          public void elected(Epoch epoch) {
                            told.add(name + " leads");
                            epochs.put(name, epoch);
                          }

                          @Override
                          public void resigned() {
                            told.add(name + " resigns");
                          }

                          @Override
                          public void lost(String why) {
                            told.add(name + " lost");
                          }
                        }));
    node.start();
    world.run(Duration.ofSeconds(1));
    return node;
  }

  private VirtualJournal.Outcome outcome() {
    return new VirtualJournal.Outcome() {
      @Override
      public void stored() {
        told.add("stored");
      }

      @Override
      public void failed(String why) {
        told.add("failed: " + why);
      }
    };
  }

  private VirtualJournal<String> journal(Life life, String name) {
    return world
        .zookeeper()
        .records("/r")
        .journal(
            life,
            Objects.requireNonNull(epochs.get(name)),
            change -> List.of(new Write.Put("t", change, new Stored(1, new byte[0]))));
  }

  @Test
  void followALeaderThatDies() {
    var first = candidate("a");
    candidate("b");
    var leaders = new ArrayList<String>();
    var watcher =
        world.node(
            "w",
            life ->
                world
                    .zookeeper()
                    .watch(
                        life,
                        "/m",
                        "/r",
                        data ->
                            leaders.add(
                                data.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                    .orElse("nobody"))));
    watcher.start();
    world.run(Duration.ofSeconds(1));
    first.crash();
    world.run(Duration.ofSeconds(4));
    assertThat(told).containsExactly("a leads");
    world.run(Duration.ofSeconds(10));
    assertThat(told).containsExactly("a leads", "b leads");
    assertThat(leaders).containsExactly("a", "b");
  }

  @Test
  void refuseWhoWasFollowed() {
    var first = candidate("a");
    candidate("b");
    var journal = journal(first.life().orElseThrow(), "a");
    world.network().partition("a", VirtualZooKeeper.NAME);
    world.run(Duration.ofSeconds(10));
    assertThat(told).startsWith("a leads", "b leads");
    journal.commit(List.of("x"), outcome());
    world.run(Duration.ofSeconds(20));
    assertThat(told).contains("a lost").anyMatch(line -> line.startsWith("failed: "));
    assertThat(world.zookeeper().records("/r").contents().table("t")).isEmpty();
  }

  @Test
  void waitOutAShortCut() {
    var first = candidate("a");
    world.network().partition("a", VirtualZooKeeper.NAME);
    journal(first.life().orElseThrow(), "a").commit(List.of("x"), outcome());
    world.run(Duration.ofSeconds(2));
    assertThat(told).containsExactly("a leads");
    world.network().heal();
    world.run(Duration.ofSeconds(2));
    assertThat(told).containsExactly("a leads", "stored");
  }

  @Seeds(50)
  void loseOnlyWhatWasNotFlushed(Seed seed) {
    var world = new World(seed);
    var node = world.node("n", _ -> {});
    node.start();
    var log = node.disk().<Integer>log("l");
    var journal = log.journal(node.life().orElseThrow());
    journal.commit(List.of(1, 2), outcome());
    world.run(Duration.ofSeconds(1));
    node.disk().slow(Duration.ofSeconds(10));
    journal.commit(List.of(3, 4, 5), outcome());
    node.crash();
    world.run(Duration.ofMinutes(1));
    assertThat(told).containsExactly("stored");
    assertThat(log.contents()).isIn(List.of(1, 2), List.of(1, 2, 3, 4, 5));
  }
}
