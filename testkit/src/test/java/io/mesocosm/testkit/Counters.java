package io.mesocosm.testkit;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Stored;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.network.Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A small service for tests of the world: whoever leads counts requests in a record; clients ask
/// whoever they think leads, again and again, and remember what they were told.
final class Counters {
  static final String PATH = "/counter/leader";
  static final String ROOT = "/counter/records";
  private static final Duration EVERY = Duration.ofMillis(700);

  private final World world;
  private int highestTold;
  private int told;

  /// One request.
  record Count(Answerer answerer) {}

  /// Who waits for the sum.
  interface Answerer {
    void answer(int sum);
  }

  /// The sum, and to whom it is told.
  record Told(Answerer answerer, int sum) {}

  private static final Core<Integer, Count, Integer, Told> CORE =
      (sum, count, _) ->
          new Step<>(sum + 1, List.of(sum + 1), List.of(new Told(count.answerer(), sum + 1)));

  Counters(World world, int servers, int clients) {
    this.world = world;
    for (int i = 1; i <= servers; i++) {
      var address = "10.0.0." + i + ":1";
      world.node("server-" + i, life -> server(life, address)).start();
    }
    for (int i = 1; i <= clients; i++) {
      world.node("client-" + i, this::client).start();
    }
  }

  private void server(Life life, String address) {
    world
        .zookeeper()
        .stand(
            life,
            PATH,
            address.getBytes(StandardCharsets.UTF_8),
            ROOT,
            new LeadershipListener() {
              @Override
              public void elected(Epoch epoch) {
                world
                    .zookeeper()
                    .records(ROOT)
                    .read(life, contents -> lead(life, address, epoch, sum(contents.table("n"))));
              }

              @Override
              public void resigned() {
                throw new AssertionError("nobody asked it to");
              }

              @Override
              public void lost(String why) {
                life.exit(why);
              }
            });
  }

  private static int sum(java.util.Map<String, Stored> table) {
    return Optional.ofNullable(table.get("sum"))
        .map(stored -> Integer.parseInt(new String(stored.body(), StandardCharsets.UTF_8)))
        .orElse(0);
  }

  private void lead(Life life, String address, Epoch epoch, int sum) {
    var journal =
        world
            .zookeeper()
            .records(ROOT)
            .<Integer>journal(
                life,
                epoch,
                change ->
                    List.of(
                        new Write.Put(
                            "n",
                            "sum",
                            new Stored(
                                1, String.valueOf(change).getBytes(StandardCharsets.UTF_8)))));
    var loop =
        life.<Integer, Count, Integer, Told>loop(
            "counter", sum, CORE, journal, (effect, _) -> effect.answerer().answer(effect.sum()));
    world
        .network()
        .open(life, address)
        .onRequest((_, exchange) -> loop.put(new Count(exchange::reply)));
  }

  private void client(Life life) {
    var leader = new Object[] {Optional.<String>empty()};
    world
        .zookeeper()
        .watch(
            life,
            PATH,
            ROOT,
            data -> leader[0] = data.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    ask(life, leader);
  }

  private void ask(Life life, Object[] leader) {
    life.after(EVERY, () -> ask(life, leader));
    if (leader[0] instanceof Optional<?> known && known.isPresent()) {
      new Client(world.network(), life)
          .ask(
              (String) known.get(),
              "count",
              Duration.ofSeconds(2),
              new Client.Answer() {
                @Override
                public void answered(Object reply) {
                  told++;
                  world.changed();
                  highestTold = Math.max(highestTold, (Integer) reply);
                }

                @Override
                public void failed(String why, boolean notDone) {
                  world.note(life.node().name(), "not answered", why);
                }
              });
    }
  }

  /// How many requests were answered.
  int told() {
    return told;
  }

  /// What was told is never forgotten.
  Optional<String> forgotten() {
    var stored = sum(world.zookeeper().records(ROOT).contents().table("n"));
    return stored < highestTold
        ? Optional.of("%d is stored, %d was told".formatted(stored, highestTold))
        : Optional.empty();
  }
}
