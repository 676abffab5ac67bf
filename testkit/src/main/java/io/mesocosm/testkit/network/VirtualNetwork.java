package io.mesocosm.testkit.network;

import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Who listens where, who cannot reach whom, and how long messages take.
///
/// A message never overtakes another of its connection and direction; those of different
/// connections may overtake each other. Across a partition nothing arrives: what is under way waits
/// for it to heal, until one side gives up, as TCP does.
public final class VirtualNetwork {
  private static final Duration QUICKEST = Duration.ofNanos(50_000);
  private static final Duration QUICK = Duration.ofMillis(2);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Timeline time;
  private final Map<String, Place> places = new HashMap<>();
  private final Set<Pair> blocked = new HashSet<>();
  private final Set<Connection> alive = new TreeSet<>();
  private final Set<Life> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Consumer<String>> reachers = new ArrayList<>();
  private long connections;
  private Duration slowest = QUICK;
  private double breaks;
  private double losses;
  private double doubles;

  /// A node's name never contains a space, so that the pair has one name.
  private record Pair(String one, String other) {
    static Pair of(String a, String b) {
      return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }
  }

  /// An address, its machine, and who listens there now.
  private record Place(Node node, Optional<Listener> listener) {}

  /// Takes connections.
  record Listener(Life life, Door door) {}

  /// Answers a new connection with ears for it.
  interface Door {
    Ears enter(Side side);
  }

  public VirtualNetwork(Timeline time) {
    this.time = time;
  }

  Timeline time() {
    return time;
  }

  /// Opens an address for a program, until its life ends.
  public Port open(Life life, String address) {
    return new Port(this, life, address);
  }

  void listen(Life life, String address, Door door) {
    know(life);
    places.put(address, new Place(life.node(), Optional.of(new Listener(life, door))));
    life.onEnd(_ -> places.put(address, new Place(life.node(), Optional.empty())));
  }

  /// Connects; the answer comes as messages, or as an [Ending] that [Ending#neverBegan]. What is
  /// sent before the connection stands waits for it.
  public Side connect(Life life, String address, Ears ears) {
    var connection = new Connection(this, connections++, life, ears);
    alive.add(connection);
    know(life);
    var place = places.get(address);
    if (place == null || isBlocked(life.node().name(), place.node().name())) {
      life.after(CONNECT_TIMEOUT, () -> connection.fail(Ending.UNREACHABLE));
      return connection.caller();
    }
    life.after(delay(), () -> arrive(connection, life, address));
    return connection.caller();
  }

  private void arrive(Connection connection, Life life, String address) {
    var place = places.get(address);
    if (connection.isOver()) {
      return;
    }
    if (place == null || isBlocked(life.node().name(), place.node().name())) {
      life.after(CONNECT_TIMEOUT, () -> connection.fail(Ending.UNREACHABLE));
    } else if (place.listener().isEmpty() || place.listener().get().life().isOver()) {
      life.after(delay(), () -> connection.fail(Ending.REFUSED));
    } else {
      connection.accept(place.listener().get());
    }
  }

  /// When a program ends, so do its connections.
  private void know(Life life) {
    if (known.add(life)) {
      life.onEnd(heard -> {
        known.remove(life);
        List.copyOf(alive).forEach(connection -> connection.ended(life, heard));
      });
    }
  }

  void forget(Connection connection) {
    alive.remove(connection);
  }

  Duration delay() {
    return time.chance().between(QUICKEST, slowest);
  }

  /// Whether the message that is about to be sent finds its connection broken.
  boolean breaksNow() {
    return time.chance().hits(breaks);
  }

  /// Whether the envelope that is being sent is lost.
  boolean losesNow() {
    return time.chance().hits(losses);
  }

  /// Whether it arrives a second time.
  boolean doublesNow() {
    return time.chance().hits(doubles);
  }

  public boolean isBlocked(String one, String other) {
    return !blocked.isEmpty() && blocked.contains(Pair.of(one, other));
  }

  /// Nothing arrives between the two until [#reconnect].
  public void partition(String one, String other) {
    if (!one.equals(other) && blocked.add(Pair.of(one, other))) {
      time.note("network", "cuts", one + " - " + other);
      reachers.forEach(listener -> listener.accept(one));
      reachers.forEach(listener -> listener.accept(other));
    }
  }

  public void reconnect(String one, String other) {
    if (blocked.remove(Pair.of(one, other))) {
      time.note("network", "joins", one + " - " + other);
      resume();
      reachers.forEach(listener -> listener.accept(one));
      reachers.forEach(listener -> listener.accept(other));
    }
  }

  /// `listener` is told the name of each node whose reach has changed.
  public void onReach(Consumer<String> listener) {
    reachers.add(listener);
  }

  private void resume() {
    for (var connection : List.copyOf(alive)) {
      connection.resume();
    }
  }

  /// Messages take up to `most`.
  public void slow(Duration most) {
    slowest = most;
    time.note("network", "delivers within", most);
  }

  /// With probability `p` each message finds its connection broken.
  public void breaks(double p) {
    breaks = p;
  }

  /// Each envelope is lost, and its connection with it, with probability `lost`; each that is not
  /// arrives twice with probability `doubled`.
  public void mishandle(double lost, double doubled) {
    losses = lost;
    doubles = doubled;
  }

  /// Breaks one connection, whichever.
  public void breakAny() {
    if (!alive.isEmpty()) {
      time.chance().pick(List.copyOf(alive)).breakUp();
    }
  }

  /// No partitions, no delays, no breaks, nothing lost from now on.
  public void heal() {
    slowest = QUICK;
    breaks = 0;
    mishandle(0, 0);
    var parted = blocked.stream().map(pair -> pair.one() + " " + pair.other()).sorted().toList();
    for (var pair : parted) {
      var names = pair.split(" ", -1);
      reconnect(names[0], names[1]);
    }
  }
}
