package io.mesocosm.testkit.faults;

import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.network.VirtualNetwork;
import io.mesocosm.testkit.time.Timeline;
import io.mesocosm.testkit.zookeeper.VirtualZooKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The bad luck of a world. Rates are events per minute of virtual time in the whole world;
/// probabilities are per message. Nothing goes wrong before [#start] nor after [#heal].
public final class Faults {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Timeline time;
  private final Supplier<List<Node>> nodes;
  private final VirtualNetwork network;
  private final VirtualZooKeeper zookeeper;
  private final List<Kind> kinds = new ArrayList<>();
  private double loss;
  private double doubling;
  private boolean on;

  /// Something that goes wrong now and then.
  private record Kind(double perMinute, Runnable strike) {}

  /// @param nodes those that there are when it is asked
  public Faults(
      Timeline time,
      Supplier<List<Node>> nodes,
      VirtualNetwork network,
      VirtualZooKeeper zookeeper) {
    this.time = time;
    this.nodes = nodes;
    this.network = network;
    this.zookeeper = zookeeper;
  }

  /// A program is killed, or its whole machine stops, and comes back after up to a minute.
  public Faults crashes(double perMinute) {
    return kind(perMinute, () -> crash(time.chance().pick(nodes.get())));
  }

  /// Like [#crashes], of nodes whose names begin with `prefix` only.
  public Faults crashes(String prefix, double perMinute) {
    return kind(
        perMinute,
        () -> {
          var some = nodes.get().stream().filter(node -> node.name().startsWith(prefix)).toList();
          crash(time.chance().pick(some));
        });
  }

  /// A node and another one, or ZooKeeper, cannot reach each other for up to two minutes; or one
  /// node reaches nobody.
  public Faults partitions(double perMinute) {
    return kind(perMinute, this::partition);
  }

  /// A connection breaks.
  public Faults breaks(double perMinute) {
    return kind(perMinute, () -> network.breakAny());
  }

  /// Each envelope is lost, and its connection with it, with probability `p`.
  public Faults losses(double p) {
    loss = p;
    mishandle();
    return this;
  }

  /// Each envelope arrives twice with probability `p`.
  public Faults doubles(double p) {
    doubling = p;
    mishandle();
    return this;
  }

  private void mishandle() {
    if (on) {
      network.mishandle(loss, doubling);
    }
  }

  /// Messages are slow for up to half a minute.
  public Faults delays(double perMinute, Duration most) {
    return kind(
        perMinute,
        () -> {
          network.slow(most);
          later(Duration.ofSeconds(30), () -> network.slow(Duration.ofMillis(2)));
        });
  }

  /// A disk is slow for up to half a minute.
  public Faults slowDisks(double perMinute, Duration most) {
    return kind(
        perMinute,
        () -> {
          var node = time.chance().pick(nodes.get());
          node.disk().slow(most);
          later(Duration.ofSeconds(30), () -> node.disk().heal());
        });
  }

  /// A ZooKeeper session expires.
  public Faults expiries(double perMinute) {
    return kind(perMinute, () -> zookeeper.expireAny());
  }

  /// ZooKeeper is slow for up to half a minute, and then each commit's outcome stays unknown with
  /// probability `p`.
  public Faults troubledZooKeeper(double perMinute, Duration most, double p) {
    return kind(
        perMinute,
        () -> {
          zookeeper.trouble(most, p);
          later(Duration.ofSeconds(30), () -> zookeeper.heal());
        });
  }

  /// A clock jumps, forward or back.
  public Faults clockJumps(double perMinute, Duration most) {
    return kind(
        perMinute,
        () ->
            time.chance().pick(nodes.get()).jumpClock(time.chance().between(most.negated(), most)));
  }

  /// A process is killed from outside.
  public Faults kills(double perMinute) {
    return kind(perMinute, () -> time.chance().pick(nodes.get()).processes().killAny());
  }

  private Faults kind(double perMinute, Runnable strike) {
    kinds.add(new Kind(perMinute, strike));
    return this;
  }

  /// From now on things go wrong.
  public void start() {
    on = true;
    mishandle();
    kinds.forEach(this::next);
  }

  private void next(Kind kind) {
    if (kind.perMinute() > 0) {
      var mean = Duration.ofNanos((long) (MINUTE.toNanos() / kind.perMinute()));
      time.after(
          time.chance().until(mean),
          () -> {
            if (on) {
              kind.strike().run();
              next(kind);
            }
          });
    }
  }

  private void later(Duration most, Runnable action) {
    time.after(time.chance().between(Duration.ofSeconds(1), most), action);
  }

  private void crash(Node node) {
    if (!node.isUp()) {
      return;
    }
    if (time.chance().hits(0.2)) {
      node.powerOff();
    } else {
      node.crash();
    }
    later(time.chance().hits(0.5) ? Duration.ofSeconds(3) : MINUTE, node::start);
  }

  private void partition() {
    var chance = time.chance();
    var all = nodes.get();
    var one = chance.pick(all).name();
    var others = new ArrayList<>(all.stream().map(Node::name).toList());
    others.add(VirtualZooKeeper.NAME);
    others.remove(one);
    var cut = chance.hits(0.3) ? others : List.of(chance.pick(others));
    cut.forEach(other -> network.partition(one, other));
    later(MINUTE.multipliedBy(2), () -> cut.forEach(other -> network.reconnect(one, other)));
  }

  /// Nothing goes wrong any more: everything is joined, quick, and running.
  public void heal() {
    on = false;
    time.note("faults", "heal", "");
    network.heal();
    zookeeper.heal();
    for (var node : nodes.get()) {
      node.disk().heal();
      node.start();
    }
  }
}
