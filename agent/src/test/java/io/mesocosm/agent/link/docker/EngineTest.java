package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.link.docker.LogFrames.Channel;
import io.mesocosm.base.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EngineTest {
  @TempDir private Path folder;
  private FakeEngine fake;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeEngine(folder.resolve("s"));
    engine = new Engine(folder.resolve("s"));
  }

  @AfterEach
  void close() throws IOException {
    fake.close();
  }

  @Test
  void speaksTheVersionThatBothKnow() throws Exception {
    assertThat(engine.version()).isEqualTo("/v1.41");
    assertThat(ApiVersion.common("1.44", "1.52").prefix()).isEqualTo("/v1.44");
    assertThat(ApiVersion.common("1.12", "1.40").prefix()).isEqualTo("/v1.40");
    assertThat(ApiVersion.common("", "").prefix()).isEqualTo("/v1.41");
    assertThatThrownBy(() -> ApiVersion.parse("new")).hasMessageContaining("new");
  }

  @Test
  void aPullWantsNameAndTagApart() throws Exception {
    assertThat(ImageName.parse("a:5000/b/c")).isEqualTo(new ImageName("a:5000/b/c", "latest"));
    assertThat(ImageName.parse("a:5000/b:2")).isEqualTo(new ImageName("a:5000/b", "2"));
    assertThat(ImageName.parse("b@sha256:0")).isEqualTo(new ImageName("b", "sha256:0"));
    fake.say("POST /v1.41/images/create", 200, "{\"status\":\"Pulling\"}\n{\"status\":\"Done\"}\n");
    engine.pull("a/b:2", Optional.empty());
    assertThat(fake.asked()).contains("POST /v1.41/images/create?fromImage=a%2Fb&tag=2");
  }

  @Test
  void aPullThatFailsOnTheWayIsRefused() {
    fake.say(
        "POST /v1.41/images/create", 200, "{\"status\":\"Pulling\"}\n{\"error\":\"denied\"}\n");
    assertThatThrownBy(() -> engine.pull("b", Optional.empty()))
        .isInstanceOf(EngineException.class)
        .hasMessage("denied");
  }

  @Test
  void saysWhatTheEngineSays() {
    fake.say("POST /v1.41/containers/create", 400, "{\"message\":\"invalid mount\"}");
    assertThatThrownBy(() -> engine.create("c", Json.Obj.EMPTY))
        .isInstanceOfSatisfying(
            EngineException.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessage("invalid mount");
  }

  @Test
  void aTakenNameAndAnUnknownContainerAreAnswers() throws Exception {
    fake.say("POST /v1.41/containers/create", 409, "{\"message\":\"taken\"}");
    fake.say("GET /v1.41/containers/c/json", 404, "{\"message\":\"none\"}");
    fake.say("POST /v1.41/containers/c/kill", 409, "{\"message\":\"not running\"}");
    fake.say("DELETE /v1.41/containers/c", 404, "{\"message\":\"none\"}");
    assertThat(engine.create("c", Json.Obj.EMPTY)).isFalse();
    assertThat(engine.inspect("c")).isEmpty();
    engine.signal("c", "SIGTERM");
    engine.remove("c");
  }

  @Test
  void readsWhatTheEngineKnowsOfAContainer() throws Exception {
    fake.say(
        "GET /v1.41/containers/c/json",
        200,
        """
        {"State":{"Status":"exited","Pid":0,"ExitCode":137,"OOMKilled":true,"Error":""},
         "Config":{"StopSignal":"SIGQUIT"},"HostConfig":{"Memory":33554432},
         "NetworkSettings":{"Networks":{"none":{"IPAddress":""},"n":{"IPAddress":"172.17.0.2"}}}}
        """);
    var known = engine.inspect("c").orElseThrow();
    assertThat(known.isRunning()).isFalse();
    assertThat(known.exitCode()).isEqualTo(137);
    assertThat(known.outOfMemory()).isTrue();
    assertThat(known.memoryBytes()).isEqualTo(32L << 20);
    assertThat(known.stopSignal()).isEqualTo("SIGQUIT");
    assertThat(known.ips()).containsExactly("172.17.0.2");
  }

  @Test
  void outputComesInFrames() throws Exception {
    var bytes =
        ByteBuffer.allocate(21)
            .put((byte) 1)
            .put(new byte[3])
            .putInt(3)
            .put("out".getBytes(UTF_8))
            .put((byte) 2)
            .put(new byte[3])
            .putInt(2)
            .put("er".getBytes(UTF_8))
            .array();
    var frames = new LogFrames(new ByteArrayInputStream(bytes));
    var first = frames.next().orElseThrow();
    assertThat(first.channel()).isEqualTo(Channel.STDOUT);
    assertThat(first.bytes()).asString().isEqualTo("out");
    var second = frames.next().orElseThrow();
    assertThat(second.channel()).isEqualTo(Channel.STDERR);
    assertThat(second.bytes()).asString().isEqualTo("er");
    assertThat(frames.next()).isEmpty();
    var broken = new LogFrames(new ByteArrayInputStream(bytes, 0, 9));
    assertThatThrownBy(broken::next).hasMessageContaining("inside a frame");
    var strange = new LogFrames(new ByteArrayInputStream(new byte[] {9, 0, 0, 0, 0, 0, 0, 0}));
    assertThatThrownBy(strange::next).hasMessageContaining("9");
  }
}
