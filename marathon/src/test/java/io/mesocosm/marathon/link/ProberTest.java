package io.mesocosm.marathon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.core.health.ProbeTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Looks at a server of our own.
final class ProberTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Prober prober = new Prober(2);
  private final ServerSocket server;

  ProberTest() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    prober.close();
    server.close();
  }

  private void answering(String answer) {
    Thread.ofVirtual()
        .start(() -> {
          try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
          } catch (IOException closed) {
            // The test is over.
          }
        });
  }

  private ProbeResult look(ProbeTarget target) throws InterruptedException {
    var results = new ArrayBlockingQueue<ProbeResult>(1);
    prober.look(target, results::put);
    var result = results.poll(10, TimeUnit.SECONDS);
    assertThat(result).isNotNull();
    return result;
  }

  private ProbeTarget http(boolean keepBody) {
    return new ProbeTarget.Http(
        "http", "127.0.0.1", server.getLocalPort(), "/health", PATIENCE, keepBody);
  }

  @Test
  void tellsTheStatus() throws InterruptedException {
    answering("HTTP/1.1 503 Service Unavailable\r\n\r\n");
    assertThat(look(http(false))).isEqualTo(new ProbeResult.Answered(503, "", ""));
  }

  @Test
  void keepsTheBodyWhenAsked() throws InterruptedException {
    answering("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nready");
    assertThat(look(http(true))).isEqualTo(new ProbeResult.Answered(200, "text/plain", "ready"));
  }

  @Test
  void takesAConnectionForAnAnswer() throws InterruptedException {
    var target = new ProbeTarget.Tcp("127.0.0.1", server.getLocalPort(), PATIENCE);
    assertThat(look(target)).isEqualTo(new ProbeResult.Connected());
  }

  @Test
  void whatIsNoHttpIsAFailure() throws InterruptedException {
    answering("SSH-2.0-x\r\n");
    assertThat(look(http(false))).isEqualTo(new ProbeResult.Failed("IOException: no HTTP answer"));
  }

  @Test
  void nobodyThereIsAFailure() throws InterruptedException, IOException {
    var target = http(false);
    server.close();
    assertThat(look(target)).isInstanceOf(ProbeResult.Failed.class);
  }

  @Test
  void silenceIsAFailureInTime() throws InterruptedException {
    var target =
        new ProbeTarget.Http(
            "http", "127.0.0.1", server.getLocalPort(), "/", Duration.ofMillis(50), false);
    assertThat(look(target)).isInstanceOf(ProbeResult.Failed.class);
  }

  /// A drop now and then is no answer in time either.
  @Test
  void anAnswerDropByDropIsAFailureInTime() throws InterruptedException {
    var over = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> drip(over));
    var target =
        new ProbeTarget.Http(
            "http", "127.0.0.1", server.getLocalPort(), "/", Duration.ofMillis(300), true);
    assertThat(look(target)).isInstanceOf(ProbeResult.Failed.class);
    over.countDown();
  }

  private void drip(CountDownLatch over) {
    try (var socket = server.accept()) {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      while (!over.await(20, TimeUnit.MILLISECONDS)) {
        out.write('x');
      }
    } catch (IOException cutOff) {
      // As it should be.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
