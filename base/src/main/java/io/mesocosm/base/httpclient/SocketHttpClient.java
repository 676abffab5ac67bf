package io.mesocosm.base.httpclient;

import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.httpclient.HttpClient.StreamReply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// Asks over sockets that somebody else makes, HTTP/1.1 with and without TLS, with a deadline on
/// each call: for those who live in another network of this machine. Safe for many threads; blocks
/// the one that calls, which is a virtual one.
///
/// Each call has a connection of its own.
public final class SocketHttpClient {
  private static final byte[] NOTHING = {};
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final Sockets sockets;
  private final Supplier<SSLContext> tls;

  /// Makes a socket that is not yet connected.
  @FunctionalInterface
  public interface Sockets {
    /// @param address for which it will do
    Socket open(InetAddress address) throws IOException, InterruptedException;
  }

  /// @param tls for addresses of `https`
  public SocketHttpClient(Sockets sockets, Supplier<SSLContext> tls) {
    this.sockets = sockets;
    this.tls = tls;
  }

  /// Returns with status and header fields of the answer once all of it has come; the body is
  /// dropped, redirects are not followed.
  ///
  /// @throws HttpTimeoutException when that was not so within the patience of the call
  /// @throws UnreachableException when nobody listens there
  /// @throws IOException when the connection breaks, or no HTTP comes back
  public Reply send(Call call) throws IOException, InterruptedException {
    var to = address(call.uri());
    try (var socket = sockets.open(to.getAddress())) {
      return Dialogue.timed(
          call,
          socket,
          call.uri().getRawAuthority(),
          () -> {
            var reply = exchange(call, socket, to);
            reply.body().transferTo(OutputStream.nullOutputStream());
            return new Reply(reply.status(), reply.headers(), NOTHING);
          });
    }
  }

  private static InetSocketAddress address(URI uri) throws IOException {
    int byDefault = isTls(uri) ? HTTPS : HTTP;
    return new InetSocketAddress(
        InetAddress.getByName(uri.getHost()), uri.getPort() < 0 ? byDefault : uri.getPort());
  }

  private static boolean isTls(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private StreamReply exchange(Call call, Socket socket, InetSocketAddress to) throws IOException {
    connect(socket, to, call.patience());
    var spoken = isTls(call.uri()) ? wrapped(socket, to) : socket;
    return Dialogue.exchange(call, spoken.getInputStream(), spoken.getOutputStream());
  }

  private Socket wrapped(Socket socket, InetSocketAddress to) throws IOException {
    return tls.get()
        .getSocketFactory()
        .createSocket(socket, to.getHostString(), to.getPort(), true);
  }

  private static void connect(Socket socket, InetSocketAddress to, Duration patience)
      throws IOException {
    try {
      socket.connect(to, Math.toIntExact(Math.min(patience.toMillis(), Integer.MAX_VALUE)));
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException refused) {
      throw new UnreachableException(String.valueOf(refused.getMessage()), refused);
    }
  }
}
