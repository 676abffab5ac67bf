package io.mesocosm.marathon.link;

import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.health.ProbeTarget;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One connection to a task that is looked at: a GET needs only the first lines of the answer, and
/// certificates are not verified, so this is less than a client for HTTP.
final class ProbeLine implements AutoCloseable {
  private static final int LONGEST_LINE = 8_192;
  private static final int LONGEST_BODY = 10_000;

  private final Socket socket;
  private final long deadline;

  private ProbeLine(Socket socket, long deadline) {
    this.socket = socket;
    this.deadline = deadline;
  }

  static ProbeLine open(ProbeTarget target) throws IOException, GeneralSecurityException {
    var deadline = System.nanoTime() + target.timeout().toNanos();
    var socket = new Socket();
    try {
      var address = new InetSocketAddress(target.host(), target.port());
      socket.connect(address, left(deadline));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(left(deadline));
      return new ProbeLine(secured(socket, target), deadline);
    } catch (IOException | GeneralSecurityException | RuntimeException trouble) {
      socket.close();
      throw trouble;
    }
  }

  private static int left(long deadline) throws SocketTimeoutException {
    var millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private static Socket secured(Socket socket, ProbeTarget target)
      throws IOException, GeneralSecurityException {
    if (!(target instanceof ProbeTarget.Http http) || !http.scheme().equals("https")) {
      return socket;
    }
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    return context.getSocketFactory().createSocket(socket, http.host(), http.port(), true);
  }

  /// Tasks show certificates of their own making; the original takes them all.
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  ProbeResult get(ProbeTarget.Http target) throws IOException {
    var request =
        """
        GET %s HTTP/1.1\r
        Host: %s:%d\r
        User-Agent: marathon-health-check\r
        Accept: */*\r
        Connection: close\r
        \r
        """
            .formatted(written(target.path()), target.host(), target.port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    var in = new BufferedInputStream(socket.getInputStream());
    var status = status(line(in));
    if (!target.keepBody()) {
      return new ProbeResult.Answered(status, "", "");
    }
    var type = "";
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-type:", 0, 13)) {
        type = header.substring(13).strip();
      }
    }
    return new ProbeResult.Answered(status, type, new String(body(in), StandardCharsets.UTF_8));
  }

  /// Whoever answers drop by drop is cut off like one who does not answer.
  private byte[] body(InputStream in) throws IOException {
    var body = new byte[LONGEST_BODY];
    var length = 0;
    while (length < LONGEST_BODY) {
      socket.setSoTimeout(left(deadline));
      var count = in.read(body, length, LONGEST_BODY - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    return Arrays.copyOf(body, length);
  }

  /// A blank or a line break would end the first line of the request early.
  private static String written(String path) {
    var written = new StringBuilder();
    for (var octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (octet > ' ' && octet < 127) {
        written.append((char) octet);
      } else {
        written.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return written.toString();
  }

  private static int status(String line) throws IOException {
    var words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9][0-9]")) {
      throw new IOException("no HTTP answer");
    }
    return Integer.parseInt(words[1]);
  }

  private String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    while (true) {
      socket.setSoTimeout(left(deadline));
      var next = in.read();
      if (next < 0) {
        throw new IOException("the connection was closed early");
      }
      if (next == '\n') {
        break;
      }
      if (next != '\r') {
        line.append((char) next);
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("the answer has no end of line");
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
