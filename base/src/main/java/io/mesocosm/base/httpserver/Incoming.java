package io.mesocosm.base.httpserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/// The bytes that come in on one connection, buffered, with a deadline for each request.
///
/// Before it waits for the client it sends what we still owe, so that a pipelining client gets its
/// answers in few writes and none is held back.
final class Incoming {
  private static final int USUAL = 4096;

  private final Socket socket;
  private final InputStream in;
  private final Outgoing owed;
  private byte[] buffer = new byte[USUAL];
  private int at;
  private int end;
  private long deadline;

  Incoming(Socket socket, Outgoing owed) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.owed = owed;
  }

  /// Waits, for as long as it takes, for a request to begin; false when the client has gone.
  boolean awaitRequest(Duration patience) throws IOException {
    if (at == end) {
      owed.flush();
      if (buffer.length > USUAL) {
        buffer = new byte[USUAL];
      }
      at = 0;
      socket.setSoTimeout(0);
      end = Math.max(0, in.read(buffer));
    }
    deadline = System.nanoTime() + patience.toNanos();
    return at < end;
  }

  /// A line without its end.
  ///
  /// @param most bytes that the line may have
  String line(int most) throws IOException, RejectedRequestException {
    int scanned = at;
    while (true) {
      for (; scanned < end; scanned++) {
        if (buffer[scanned] == '\n') {
          int length = scanned - at;
          if (length > 0 && buffer[scanned - 1] == '\r') {
            length--;
          }
          var line = new String(buffer, at, length, ISO_8859_1);
          at = scanned + 1;
          return line;
        }
      }
      if (end - at > most) {
        throw new RejectedRequestException(431, "The header is too large");
      }
      int moved = makeRoom();
      scanned -= moved;
      end += read(buffer, end, buffer.length - end);
    }
  }

  /// Makes room behind `end`, and says by how much everything moved to the front.
  private int makeRoom() {
    int moved = at;
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return moved;
  }

  /// Puts the next `length` bytes at `offset`.
  void bytes(byte[] into, int offset, int length) throws IOException, RejectedRequestException {
    int ready = Math.min(length, end - at);
    System.arraycopy(buffer, at, into, offset, ready);
    at += ready;
    int got = ready;
    while (got < length) {
      got += read(into, offset + got, length - got);
    }
  }

  private int read(byte[] into, int offset, int length)
      throws IOException, RejectedRequestException {
    owed.flush();
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw tooSlow();
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    try {
      int count = in.read(into, offset, length);
      if (count < 0) {
        throw new IOException("the client left in the middle of a request");
      }
      return count;
    } catch (SocketTimeoutException late) {
      throw tooSlow();
    }
  }

  private static RejectedRequestException tooSlow() {
    return new RejectedRequestException(408, "The request did not come to an end");
  }

  /// Blocks until the client has gone, or until `patience` is over when that is not zero. What it
  /// still sends is dropped.
  void dropRest(Duration patience) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    do {
      socket.setSoTimeout((int) left);
      if (in.read(buffer) < 0) {
        return;
      }
      left = patience.isZero() ? 0 : (until - System.nanoTime()) / 1_000_000;
    } while (left > 0 || patience.isZero());
  }
}
