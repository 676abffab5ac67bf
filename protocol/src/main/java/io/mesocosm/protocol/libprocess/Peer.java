package io.mesocosm.protocol.libprocess;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One address to which we write: a queue, a writer, and per connection a reader that throws away
/// what comes (the answers mean nothing) and notices the end.
final class Peer {
  /// What the writer is asked to do.
  sealed interface Order {
    record Write(Envelope envelope) implements Order {}

    record Link(Pid pid) implements Order {}
  }

  private final String host;
  private final int port;
  private final LibprocessSender.Config config;
  private final Consumer<Pid> exited;
  private final LongAdder lost;
  private final BlockingQueue<Order> queue;
  private final Thread writer;

  // Guards `connection` and `linked`.
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection connection;
  private final Set<Pid> linked = new LinkedHashSet<>();
  private boolean closed;

  private record Connection(Socket socket, OutputStream out) {}

  Peer(
      String host, int port, LibprocessSender.Config config, Consumer<Pid> exited, LongAdder lost) {
    this.host = host;
    this.port = port;
    this.config = config;
    this.exited = exited;
    this.lost = lost;
    this.queue = new LinkedBlockingQueue<>(config.queueLimit());
    this.writer =
        Thread.ofVirtual().name("libprocess-to-%s:%d".formatted(host, port)).start(this::write);
  }

  boolean offer(Order order) {
    return queue.offer(order);
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      linked.clear();
      if (connection != null) {
        quietly(connection);
      }
    } finally {
      lock.unlock();
    }
    writer.interrupt();
  }

  private void write() {
    try {
      while (true) {
        carryOut(queue.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Order order) {
    Connection current;
    try {
      current = connected();
    } catch (IOException _) {
      giveUp(order);
      return;
    }
    switch (order) {
      case Order.Link(var pid) -> watch(pid, current);
      case Order.Write(var envelope) -> {
        try {
          current.out().write(LibprocessWire.request(envelope));
          if (queue.isEmpty()) {
            current.out().flush();
          }
        } catch (IOException _) {
          lost.increment();
          broke(current);
        }
      }
    }
  }

  private Connection connected() throws IOException {
    lock.lock();
    try {
      if (connection != null) {
        return connection;
      }
    } finally {
      lock.unlock();
    }
    var fresh = connect();
    lock.lock();
    try {
      if (closed) {
        quietly(fresh);
        throw new IOException("closed");
      }
      connection = fresh;
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("libprocess-from-" + host).start(() -> drain(fresh));
    return fresh;
  }

  private Connection connect() throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(host, port), Math.toIntExact(config.connectTimeout().toMillis()));
      return new Connection(socket, new BufferedOutputStream(socket.getOutputStream(), 64 << 10));
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private void drain(Connection current) {
    var unread = new byte[4096];
    try (InputStream in = current.socket().getInputStream()) {
      int count = 0;
      while (count >= 0) {
        count = in.read(unread);
      }
    } catch (IOException _) {
      // A reset is an end like any other: told below.
    }
    broke(current);
  }

  private void watch(Pid pid, Connection current) {
    lock.lock();
    try {
      if (current.equals(connection)) {
        linked.add(pid);
        return;
      }
    } finally {
      lock.unlock();
    }
    exited.accept(pid);
  }

  /// The peer cannot be reached: what waits is lost, and who is linked is gone.
  private void giveUp(Order first) {
    var orders = new ArrayList<Order>(List.of(first));
    queue.drainTo(orders);
    var gone = new LinkedHashSet<Pid>();
    for (Order order : orders) {
      switch (order) {
        case Order.Link(var pid) -> gone.add(pid);
        case Order.Write(var _) -> lost.increment();
      }
    }
    tell(gone);
  }

  private void broke(Connection broken) {
    quietly(broken);
    Set<Pid> gone;
    lock.lock();
    try {
      if (!broken.equals(connection)) {
        return;
      }
      connection = null;
      gone = new LinkedHashSet<>(linked);
      linked.clear();
    } finally {
      lock.unlock();
    }
    tell(gone);
  }

  private void tell(Set<Pid> gone) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
    } finally {
      lock.unlock();
    }
    gone.forEach(exited);
  }

  private static void quietly(Connection connection) {
    try {
      connection.socket().close();
    } catch (IOException _) {
      // Closing is all we wanted; there is nothing left to lose.
    }
  }
}
