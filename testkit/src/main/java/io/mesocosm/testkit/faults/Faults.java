package io.mesocosm.testkit.faults;

import io.mesocosm.testkit.Node;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.storage.VirtualZooKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The bad luck of a world. Rates are events per minute of virtual time in the whole world;
/// probabilities are per message. Nothing goes wrong before [#start] nor after [#heal].
public final class Faults {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world;
  private final List<Kind> kinds = new ArrayList<>();
  private double loss;
  private double doubling;
  private boolean on;

  /// Something that goes wrong now and then.
  private record Kind(double perMinute, Runnable strike) {}

  public Faults(World world) {
    this.world = world;
  }

  /// A program is killed, or its whole machine stops, and comes back after up to a minute.
  public Faults crashes(double perMinute) {
    return kind(perMinute, () -> crash(world.chance().pick(world.nodes())));
  }

  /// Like [#crashes], of nodes whose names begin with `prefix` only.
  public Faults crashes(String prefix, double perMinute) {
    return kind(
        perMinute,
        () -> {
          var some = world.nodes().stream().filter(node -> node.name().startsWith(prefix)).toList();
          crash(world.chance().pick(some));
        });
  }

  /// A node and another one, or ZooKeeper, cannot reach each other for up to two minutes; or one
  /// node reaches nobody.
  public Faults partitions(double perMinute) {
    return kind(perMinute, this::partition);
  }

  /// A connection breaks.
  public Faults breaks(double perMinute) {
    return kind(perMinute, () -> world.network().breakAny());
  }

  /// Each envelope is lost, and its connection with it, with probability `p`.
  public Faults losses(double p) {
    loss = p;
    return this;
  }

  /// Each envelope arrives twice with probability `p`.
  public Faults doubles(double p) {
    doubling = p;
    return this;
  }

  /// Messages are slow for up to half a minute.
  public Faults delays(double perMinute, Duration most) {
    return kind(
        perMinute,
        () -> {
          world.network().slow(most);
          later(Duration.ofSeconds(30), () -> world.network().slow(Duration.ofMillis(2)));
        });
  }

  /// A disk is slow for up to half a minute.
  public Faults slowDisks(double perMinute, Duration most) {
    return kind(
        perMinute,
        () -> {
          var node = world.chance().pick(world.nodes());
          node.disk().slow(most);
          later(Duration.ofSeconds(30), () -> node.disk().heal());
        });
  }

  /// A ZooKeeper session expires.
  public Faults expiries(double perMinute) {
    return kind(perMinute, () -> world.zookeeper().expireAny());
  }

  /// ZooKeeper is slow for up to half a minute, and then each commit's outcome stays unknown with
  /// probability `p`.
  public Faults troubledZooKeeper(double perMinute, Duration most, double p) {
    return kind(
        perMinute,
        () -> {
          world.zookeeper().trouble(most, p);
          later(Duration.ofSeconds(30), () -> world.zookeeper().heal());
        });
  }

  /// A clock jumps, forward or back.
  public Faults clockJumps(double perMinute, Duration most) {
    return kind(
        perMinute,
        () ->
            world
                .chance()
                .pick(world.nodes())
                .jumpClock(world.chance().between(most.negated(), most)));
  }

  /// A process is killed from outside.
  public Faults kills(double perMinute) {
    return kind(perMinute, () -> world.chance().pick(world.nodes()).processes().killAny());
  }

  private Faults kind(double perMinute, Runnable strike) {
    kinds.add(new Kind(perMinute, strike));
    return this;
  }

  /// From now on things go wrong.
  public void start() {
    on = true;
    kinds.forEach(this::next);
  }

  private void next(Kind kind) {
    if (kind.perMinute() > 0) {
      var mean = Duration.ofNanos((long) (MINUTE.toNanos() / kind.perMinute()));
      world.after(
          world.chance().until(mean),
          () -> {
            if (on) {
              kind.strike().run();
              next(kind);
            }
          });
    }
  }

  private void later(Duration most, Runnable action) {
    world.after(world.chance().between(Duration.ofSeconds(1), most), action);
  }

  private void crash(Node node) {
    if (!node.isUp()) {
      return;
    }
    if (world.chance().hits(0.2)) {
      node.powerOff();
    } else {
      node.crash();
    }
    later(world.chance().hits(0.5) ? Duration.ofSeconds(3) : MINUTE, node::start);
  }

  private void partition() {
    var chance = world.chance();
    var nodes = world.nodes();
    var one = chance.pick(nodes).name();
    var others = new ArrayList<>(nodes.stream().map(Node::name).toList());
    others.add(VirtualZooKeeper.NAME);
    others.remove(one);
    var cut = chance.hits(0.3) ? others : List.of(chance.pick(others));
    cut.forEach(other -> world.network().partition(one, other));
    later(
        MINUTE.multipliedBy(2), () -> cut.forEach(other -> world.network().reconnect(one, other)));
  }

  /// Whether the envelope that is being sent is lost.
  public boolean losesMessage() {
    return on && world.chance().hits(loss);
  }

  /// Whether it arrives a second time.
  public boolean doublesMessage() {
    return on && world.chance().hits(doubling);
  }

  /// Nothing goes wrong any more: everything is joined, quick, and running.
  public void heal() {
    on = false;
    world.note("faults", "heal", "");
    world.network().heal();
    world.zookeeper().heal();
    for (var node : world.nodes()) {
      node.disk().heal();
      node.start();
    }
  }
}
