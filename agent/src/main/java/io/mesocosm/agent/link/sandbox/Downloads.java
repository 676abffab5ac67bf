package io.mesocosm.agent.link.sandbox;

import io.mesocosm.agent.link.host.OnDemand;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// GETs into files; a server that says nothing for too long is given up.
public final class Downloads implements AutoCloseable {
  private static final int OK = 200;
  private final Duration stall;
  private final OnDemand<HttpClient> client;
  private final OnDemand<ScheduledExecutorService> watch =
      new OnDemand<>(() ->
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("fetcher-stall").factory()));

  /// @param stall `--fetcher_stall_timeout`
  public Downloads(Duration stall) {
    this.stall = stall;
    this.client =
        new OnDemand<>(() ->
            HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(stall)
                .build());
  }

  void get(URI uri, Path target) throws IOException, InterruptedException {
    var response = answer(uri);
    try (var body = response.body()) {
      if (response.statusCode() != OK) {
        throw new IOException("the server answered " + response.statusCode());
      }
      copy(body, target);
    }
  }

  /// The JDK's client says nothing of who it could not connect to.
  private HttpResponse<InputStream> answer(URI uri) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(stall).GET().build();
    try {
      return client.get().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (ConnectException failure) {
      throw new IOException("no connection to " + uri.getAuthority(), failure);
    }
  }

  /// Closing the stream under a reader that waits makes it fail.
  private void copy(InputStream body, Path target) throws IOException, InterruptedException {
    var buffer = new byte[64 << 10];
    var stalled = new AtomicBoolean();
    try (var out = Files.newOutputStream(target)) {
      while (true) {
        var alarm =
            watch
                .get()
                .schedule(() -> giveUp(body, stalled), stall.toNanos(), TimeUnit.NANOSECONDS);
        int count;
        try {
          count = body.read(buffer);
        } catch (IOException failure) {
          if (Thread.interrupted()) {
            throw new InterruptedException("given up while fetching");
          }
          throw stalled.get() ? new IOException("no data for " + stall, failure) : failure;
        } finally {
          alarm.cancel(false);
        }
        if (count < 0) {
          return;
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private static void giveUp(InputStream body, AtomicBoolean stalled) {
    stalled.set(true);
    try {
      body.close();
    } catch (IOException alreadyBroken) {
      // The reader meets the same trouble and tells.
    }
  }

  @Override
  public void close() {
    watch.close(ScheduledExecutorService::shutdownNow);
    client.close(HttpClient::shutdownNow);
  }
}
