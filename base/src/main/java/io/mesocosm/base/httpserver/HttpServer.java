package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/// Routes on a port: HTTP/1.1 and 1.0 on plain sockets, a virtual thread for each connection.
///
/// Requests that a client sends without waiting for answers are answered in order, in few writes.
/// Connections that say nothing stay open, because the silence of a libprocess link means that all
/// is well; TCP's own keep-alive finds those whose other side has vanished.
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger("http");
  private static final int BACKLOG = 4096;
  private static final int PAUSE_MS = 50;

  private final HttpServerConfig config;
  private final Handler handler;
  private final ServerSocket listener;
  private final ExecutorService threads;
  private final LargeRequests large;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  // Written once, by close().
  private volatile boolean closing;

  private HttpServer(HttpServerConfig config, Handler handler, ServerSocket listener) {
    this.config = config;
    this.handler = handler;
    this.listener = listener;
    this.large = new LargeRequests(config.patience());
    this.threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-" + listener.getLocalPort() + "-", 0).factory());
  }

  /// Listens and serves from now on.
  ///
  /// @throws IOException naming the address when it is taken or not ours
  public static HttpServer start(HttpServerConfig config, Routes routes) throws IOException {
    var address =
        config.host().isEmpty()
            ? new InetSocketAddress(config.port())
            : new InetSocketAddress(config.host(), config.port());
    var listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, BACKLOG);
    } catch (IOException taken) {
      listener.close();
      var message = "cannot listen at %s:%d".formatted(address.getHostString(), config.port());
      throw taken instanceof BindException
          ? new BindException(message + ": " + taken.getMessage())
          : new IOException(message, taken);
    }
    var server = new HttpServer(config, routes::handle, listener);
    server.threads.execute(server::accept);
    return server;
  }

  /// The port that clients use, also when the configuration left the choice open.
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!closing) {
      try {
        admit(listener.accept());
      } catch (IOException trouble) {
        if (!closing) {
          LOG.log(Level.WARNING, "event=accept-failed port=" + port(), trouble);
          pause();
        }
      }
    }
  }

  /// Out of file descriptors, most likely: others must end before the next can start.
  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket socket) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 15);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
      if (connections.size() >= config.maxConnections()) {
        turnAway(socket);
        return;
      }
      start(new Connection(socket, config, handler, () -> closing, large));
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, () -> "event=client-gone why=" + gone);
      socket.close();
    }
  }

  private void start(Connection connection) {
    connections.add(connection);
    try {
      threads.execute(() -> {
        try {
          connection.serve();
        } finally {
          connections.remove(connection);
        }
      });
    } catch (RejectedExecutionException closed) {
      connections.remove(connection);
      connection.abort();
    }
  }

  private static void turnAway(Socket socket) throws IOException {
    try (socket) {
      var out = new Outgoing(socket.getOutputStream());
      new ResponseWriter(out)
          .whole(Response.text(503, "Too many connections\n"), false, false, false);
      out.flush();
    }
  }

  /// Listens no more, ends streams after what they have queued, lets running requests end for as
  /// long as the configuration says, and breaks off the rest.
  @Override
  public void close() {
    closing = true;
    try {
      listener.close();
    } catch (IOException trouble) {
      LOG.log(Level.WARNING, "event=close-failed port=" + port(), trouble);
    }
    connections.forEach(Connection::farewell);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(config.farewell().toMillis(), TimeUnit.MILLISECONDS)) {
        breakOff();
      }
    } catch (InterruptedException impatient) {
      breakOff();
      Thread.currentThread().interrupt();
    }
    threads.close();
  }

  private void breakOff() {
    threads.shutdownNow();
    connections.forEach(Connection::abort);
  }
}
