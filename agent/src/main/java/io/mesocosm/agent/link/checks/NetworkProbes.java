package io.mesocosm.agent.link.checks;

import io.mesocosm.agent.link.host.ForeignNetwork;
import io.mesocosm.agent.link.host.OnDemand;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.httpclient.SocketHttpClient;
import io.mesocosm.base.httpclient.SocketHttpClient.Sockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Looks at tasks over a network. Certificates are not verified: the task is on this very machine
/// (Mesos 1.11: checks over HTTPS).
final class NetworkProbes {
  /// As many as `curl` follows by default.
  private static final int MOST_REDIRECTS = 50;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final OnDemand<SSLContext> tls = new OnDemand<>(Blind::context);

  /// Nobody could get to where the task is.
  private static final class NoWayException extends IOException {
    private static final long serialVersionUID = 1;

    NoWayException(IOException why) {
      super(why.getMessage(), why);
    }
  }

  Answer get(Probe.OfHttp probe, Vantage vantage, Duration patience) throws InterruptedException {
    return switch (vantage) {
      case Vantage.Here _ -> get(probe, _ -> new Socket(), patience);
      case Vantage.Inside(var pid) -> get(probe, inside(pid), patience);
      case Vantage.Outside(var address) -> get(probe.at(address), _ -> new Socket(), patience);
      case Vantage.Nowhere(var why) -> new Answer.Unseen(why);
    };
  }

  Answer connect(Probe.OfTcp probe, Vantage vantage, Duration patience)
      throws InterruptedException {
    return switch (vantage) {
      case Vantage.Here _ -> connect(probe, _ -> new Socket(), patience);
      case Vantage.Inside(var pid) -> connect(probe, inside(pid), patience);
      case Vantage.Outside(var address) -> connect(probe.at(address), _ -> new Socket(), patience);
      case Vantage.Nowhere(var why) -> new Answer.Unseen(why);
    };
  }

  private static Sockets inside(long pid) {
    return address -> {
      try {
        return ForeignNetwork.socket(pid, address);
      } catch (IOException gone) {
        throw new NoWayException(gone);
      }
    };
  }

  private Answer get(Probe.OfHttp probe, Sockets sockets, Duration patience)
      throws InterruptedException {
    var client = new SocketHttpClient(sockets, tls::get);
    long end = System.nanoTime() + patience.toNanos();
    try {
      var uri = uri(probe);
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        var left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        var reply = client.send(Call.get(uri).withHeader("Accept", "*/*").withPatience(left));
        var next = next(uri, reply);
        if (next.isEmpty()) {
          return new Answer.StatusCode(reply.status());
        }
        uri = next.get();
      }
      return new Answer.Silence("more than %d redirects".formatted(MOST_REDIRECTS));
    } catch (NoWayException gone) {
      return new Answer.Unseen(String.valueOf(gone.getMessage()));
    } catch (IOException failure) {
      return new Answer.Silence(String.valueOf(failure));
    } catch (IllegalArgumentException broken) {
      return new Answer.Silence("no address: " + broken.getMessage());
    }
  }

  private static URI uri(Probe.OfHttp probe) {
    var host = probe.host().indexOf(':') < 0 ? probe.host() : "[" + probe.host() + "]";
    var path = probe.path().startsWith("/") || probe.path().isEmpty() ? "" : "/";
    return URI.create(
        "%s://%s:%d%s%s"
            .formatted(probe.scheme(), host, probe.port(), path, probe.path())
            .replace(" ", "%20"));
  }

  /// Where a reply sends us.
  private static Optional<URI> next(URI from, Reply reply) {
    return REDIRECTS.contains(reply.status())
        ? reply.headers().first("Location").map(from::resolve)
        : Optional.empty();
  }

  private static Answer connect(Probe.OfTcp probe, Sockets sockets, Duration patience)
      throws InterruptedException {
    try (var socket = sockets.open(InetAddress.ofLiteral(probe.host()))) {
      socket.connect(
          new InetSocketAddress(probe.host(), probe.port()),
          Math.toIntExact(Math.min(patience.toMillis(), Integer.MAX_VALUE)));
      return new Answer.Connected(true);
    } catch (NoWayException gone) {
      return new Answer.Unseen(String.valueOf(gone.getMessage()));
    } catch (IOException refused) {
      return new Answer.Connected(false);
    }
  }
}
