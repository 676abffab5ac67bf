package io.mesocosm.testkit.network;

import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.testkit.machines.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An address of a program: takes requests and envelopes, and sends envelopes. Envelopes go in
/// order over one connection per peer, which is made anew when it broke; what is under way then is
/// lost, as with [io.mesocosm.protocol.libprocess.LibprocessSender].
public final class Port {
  private static final Duration SECOND_COPY = Duration.ofMillis(50);

  private final VirtualNetwork network;
  private final Life life;
  private final String address;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private Consumer<Envelope> envelopes = _ -> {};
  private RequestHandler requests = (_, exchange) -> exchange.close();

  /// Answers a request; the answer may come later.
  @FunctionalInterface
  public interface RequestHandler {
    void handle(Object request, Exchange exchange);
  }

  /// A request as it travels.
  record Asked(Object request) {}

  private record Linked(Pid pid, Consumer<Pid> exited) {}

  private static final class Peer implements Ears {
    private final List<Linked> links = new ArrayList<>();
    private Optional<Side> side = Optional.empty();

    @Override
    public void heard(Object message) {
      // Peers answer over connections of their own.
    }

    @Override
    public void closed(Ending how) {
      side = Optional.empty();
      var told = List.copyOf(links);
      links.clear();
      told.forEach(link -> link.exited().accept(link.pid()));
    }
  }

  Port(VirtualNetwork network, Life life, String address) {
    this.network = network;
    this.life = life;
    this.address = address;
    network.listen(life, address, this::enter);
  }

  public String address() {
    return address;
  }

  public Port onEnvelope(Consumer<Envelope> receiver) {
    envelopes = receiver;
    return this;
  }

  public Port onRequest(RequestHandler handler) {
    requests = handler;
    return this;
  }

  private Ears enter(Side side) {
    var exchange = new Exchange(side);
    return new Ears() {
      @Override
      public void heard(Object message) {
        switch (message) {
          case Envelope envelope -> envelopes.accept(envelope);
          case Asked(var request) -> requests.handle(request, exchange);
          default -> throw new IllegalArgumentException("no request: " + message);
        }
      }

      @Override
      public void closed(Ending how) {
        exchange.gone();
      }
    };
  }

  /// Sends at most once: it may be lost, and its connection with it, as TCP loses; and it may
  /// arrive twice when that is among the faults.
  public void send(Envelope envelope) {
    var time = life.time();
    if (network.losesNow()) {
      time.note("network", "loses", envelope.name() + " to " + envelope.to());
      side(envelope.to()).breakUp();
      return;
    }
    side(envelope.to()).send(envelope);
    if (network.doublesNow()) {
      time.note("network", "doubles", envelope.name() + " to " + envelope.to());
      life.after(
          time.chance().between(Duration.ZERO, SECOND_COPY),
          () -> side(envelope.to()).send(envelope));
    }
  }

  /// Tells `exited` when the connection to `pid` breaks or cannot be made.
  public void link(Pid pid, Consumer<Pid> exited) {
    side(pid);
    peer(pid).links.add(new Linked(pid, exited));
  }

  private Peer peer(Pid pid) {
    return peers.computeIfAbsent(pid.address(), _ -> new Peer());
  }

  private Side side(Pid pid) {
    var peer = peer(pid);
    if (peer.side.isEmpty()) {
      peer.side = Optional.of(network.connect(life, pid.address(), peer));
    }
    return peer.side.orElseThrow();
  }
}
