package io.mesocosm.protocol.libprocess;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Sends envelopes, in order per peer address, over one connection each that stays open and is made
/// anew when it broke.
///
/// A message is sent at most once: what was written into a connection that breaks, or waits while
/// the peer cannot be reached, is lost, as with the original; the protocols above repeat what must
/// arrive. Thread-safe; never blocks the caller.
public final class LibprocessSender implements AutoCloseable {
  /// How the sender behaves.
  ///
  /// @param queueLimit most messages that wait per peer; more are refused
  /// @param connectTimeout longest wait for a peer to accept
  public record Config(int queueLimit, Duration connectTimeout) {
    public static final Config DEFAULT = new Config(20_000, Duration.ofSeconds(10));
  }

  private final Config config;
  private final Consumer<Pid> exited;
  private final LongAdder lost = new LongAdder();
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();
  // Set once by close(), read by send() and link().
  private volatile boolean closed;

  /// @param exited told of each linked pid when its connection broke or could not be made; called
  ///   on a virtual thread of ours, once per link
  public LibprocessSender(Config config, Consumer<Pid> exited) {
    this.config = config;
    this.exited = exited;
  }

  /// Queues the envelope.
  ///
  /// @return false when the peer's queue is full or the sender closed; the message is lost
  public boolean send(Envelope envelope) {
    boolean queued = !closed && peer(envelope.to()).offer(new Peer.Order.Write(envelope));
    if (!queued) {
      lost.increment();
    }
    return queued;
  }

  /// Watches `peer`: connects if need be, and tells `exited` when the connection breaks.
  ///
  /// @return false when the peer's queue is full or the sender closed; nothing is watched then
  public boolean link(Pid peer) {
    return !closed && peer(peer).offer(new Peer.Order.Link(peer));
  }

  /// How many messages were given up so far.
  public long lost() {
    return lost.sum();
  }

  /// Closes all connections; nobody is told.
  @Override
  public void close() {
    closed = true;
    peers.values().forEach(Peer::close);
  }

  private Peer peer(Pid pid) {
    return peers.computeIfAbsent(
        pid.address(), _ -> new Peer(pid.host(), pid.port(), config, exited, lost));
  }
}
