package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Presentation;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// One client's connection: requests one after the other, until either side has had enough.
final class Connection {
  private static final Logger LOG = System.getLogger("http");
  private static final Duration UNTIL_GONE = Duration.ZERO;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Socket socket;
  private final HttpServerConfig config;
  private final Handler handler;
  private final BooleanSupplier closing;
  private final LargeRequests large;
  private final Outgoing out;
  private final Incoming in;
  private final RequestReader requests;
  private final ResponseWriter responses;

  // What the end of the server means right now. Written by the connection's own thread.
  private volatile Runnable farewell = this::abort;

  Connection(
      Socket socket,
      HttpServerConfig config,
      Handler handler,
      BooleanSupplier closing,
      LargeRequests large)
      throws IOException {
    this.socket = socket;
    this.config = config;
    this.handler = handler;
    this.closing = closing;
    this.large = large;
    this.out = new Outgoing(socket.getOutputStream());
    this.in = new Incoming(socket, out);
    this.requests =
        new RequestReader(
            in,
            new BodyReader(in, out, config.maxBodyBytes()),
            config.maxHeadBytes(),
            socket.getInetAddress().getHostAddress(),
            address(new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort())));
    this.responses = new ResponseWriter(out);
  }

  static String address(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /// Serves until the end, on the connection's own virtual thread.
  void serve() {
    try (socket) {
      converse();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, () -> "event=client-gone why=" + gone);
    }
  }

  private void converse() throws IOException, InterruptedException {
    try {
      boolean again = true;
      while (again && awaitRequest()) {
        again = exchange(requests.next());
        out.shrink();
      }
      out.flush();
    } catch (RejectedRequestException rejected) {
      reject(rejected);
    }
  }

  private boolean awaitRequest() throws IOException {
    farewell = this::abort;
    if (closing.getAsBoolean()) {
      return false;
    }
    boolean came = in.awaitRequest(config.patience());
    farewell = () -> {}; // the answer under way may end
    return came;
  }

  /// Answers one request, and says whether another may follow.
  private boolean exchange(RequestReader.Incame incame) throws IOException, InterruptedException {
    var request = incame.request();
    boolean isHead = request.method().equals("HEAD");
    boolean keepAlive = incame.keepAlive() && !closing.getAsBoolean();
    switch (answer(request)) {
      case Response.Whole whole -> responses.whole(whole, isHead, keepAlive, incame.isOld());
      case Response.FileBody file -> responses.file(file, isHead, keepAlive, incame.isOld());
      case Response.Streaming streaming -> {
        stream(streaming, isHead, incame.isOld());
        return false;
      }
    }
    return keepAlive;
  }

  private Response answer(Request request) throws InterruptedException {
    try {
      return Presentation.fit(request, large.answer(request, handler));
    } catch (RuntimeException | StackOverflowError fault) {
      LOG.log(
          Level.ERROR,
          "event=handler-failed method=%s path=%s".formatted(request.method(), request.path()),
          fault);
      return Response.text(500, "Something went wrong here: " + fault + "\n");
    }
  }

  /// Sends records for as long as both sides want; the connection ends with the response.
  ///
  /// Beside it a second thread reads, and so learns at once when the client goes.
  private void stream(Response.Streaming response, boolean isHead, boolean isOld)
      throws IOException, InterruptedException {
    try (var stream = response.stream()) {
      ResponseWriter.Framing framing =
          isOld ? new ResponseWriter.Framing.Unsaid() : new ResponseWriter.Framing.Chunks();
      responses.head(response, framing, !isOld, isOld);
      if (isHead) {
        return;
      }
      farewell = stream::close;
      stream.onCut(this::abort);
      if (closing.getAsBoolean()) {
        farewell.run();
      }
      var watcher = Thread.ofVirtual().name("http-watch").start(() -> watch(stream));
      try {
        send(stream, isOld);
      } finally {
        stream.gone();
        watcher.join();
      }
    }
  }

  private void send(EventStream stream, boolean isOld) throws IOException, InterruptedException {
    var records = stream.drain();
    do {
      for (var record : records) {
        if (isOld) {
          out.bytes(record);
        } else {
          out.chunk(record);
        }
      }
      out.flush();
      records = stream.take();
    } while (!records.isEmpty());
    if (!isOld) {
      out.lastChunk();
      out.flush();
    }
  }

  private void watch(EventStream stream) {
    try {
      in.dropRest(UNTIL_GONE);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, () -> "event=subscriber-gone why=" + gone);
    }
    stream.gone();
  }

  /// Says why, and lets the client read it before the connection breaks under what it still sends.
  private void reject(RejectedRequestException rejected) throws IOException {
    var answer = Response.text(rejected.status(), rejected.reason() + "\n");
    responses.whole(answer, false, false, false);
    out.flush();
    socket.shutdownOutput();
    in.dropRest(LAST_WORDS);
  }

  /// Asks a connection to end, when the server closes: at once when nobody waits for an answer,
  /// after the records that are queued when it streams, after the answer otherwise.
  void farewell() {
    farewell.run();
  }

  /// Ends the connection whatever it does.
  void abort() {
    try {
      socket.close();
    } catch (IOException trouble) {
      LOG.log(Level.DEBUG, () -> "event=close-failed why=" + trouble);
    }
  }
}
