package io.mesocosm.base.httpclient;

import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.httpclient.HttpClient.StreamReply;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Asks a server that listens on a Unix socket, HTTP/1.1, with a deadline on each call: what
/// [HttpClient] is for addresses, which the JDK's own client cannot be for sockets of files. Safe
/// for many threads; blocks the one that calls, which is a virtual one.
///
/// Each call has a connection of its own. The host of a call's address is sent and not looked up.
public final class UnixHttpClient {
  private final Path socket;

  public UnixHttpClient(Path socket) {
    this.socket = socket;
  }

  /// @throws HttpTimeoutException when the patience of the call ran out
  /// @throws UnreachableException when nobody listens on the socket
  /// @throws IOException when the connection breaks; the other side may have acted all the same
  public Reply send(Call call) throws IOException, InterruptedException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return Dialogue.timed(
          call,
          channel,
          socket.toString(),
          () -> {
            var reply = exchange(call, channel);
            return new Reply(reply.status(), reply.headers(), reply.body().readAllBytes());
          });
    }
  }

  /// Asks for something that does not end soon: returns with the head of the answer. After a head
  /// of 101 the body is whatever the other side says until it hangs up.
  ///
  /// @throws HttpTimeoutException when no head came within the patience of the call
  public StreamReply open(Call call) throws IOException, InterruptedException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return Dialogue.timed(call, channel, socket.toString(), () -> exchange(call, channel));
    } catch (IOException | InterruptedException failure) {
      channel.close();
      throw failure;
    }
  }

  private StreamReply exchange(Call call, SocketChannel channel) throws IOException {
    connect(channel);
    return Dialogue.exchange(
        call, Channels.newInputStream(channel), Channels.newOutputStream(channel));
  }

  private void connect(SocketChannel channel) throws IOException {
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException refused) {
      throw new UnreachableException(String.valueOf(refused.getMessage()), refused);
    }
  }
}
