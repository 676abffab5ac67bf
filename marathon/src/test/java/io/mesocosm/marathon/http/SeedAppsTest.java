package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The playground's application files, traps included.
final class SeedAppsTest {
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  private Browser.Seen post(String file) throws IOException {
    return browser.created(Files.readString(Path.of("..", "marathon-apps", file)));
  }

  @ParameterizedTest
  @CsvSource({
    "outyet.json, /outyet",
    "python-simple-http.json, /test-app",
    "vamp-elastic.json, /elasticsearch",
    "vamp-vamp.json, /vamp/vamp"
  })
  void areAccepted(String file, String id) throws IOException {
    assertThat(post(file).at("id")).isEqualTo("'" + id + "'");
  }

  @Test
  void aBridgeWithoutMappingsGetsOne() throws IOException {
    var outyet = post("outyet.json");
    assertThat(outyet.at("networks")).isEqualTo("[{'mode':'container/bridge'}]");
    assertThat(outyet.at("container/portMappings/0/hostPort")).isEqualTo("0");
    assertThat(outyet.at("container/docker/parameters"))
        .isEqualTo("[{'key':'hostname','value':'outyet.weave.local'}]");
  }

  @Test
  void anEmptyValueOfAConstraintIsNone() throws IOException {
    var app = post("python-simple-http.json");
    assertThat(app.at("constraints")).isEqualTo("[['hostname','UNIQUE']]");
    assertThat(app.at("portDefinitions")).isEqualTo("[{'port':4000,'protocol':'tcp'}]");
  }

  @Test
  void aContainerWithoutTypeIsDockers() throws IOException {
    var app = post("vamp-elastic.json");
    assertThat(app.at("container/type")).isEqualTo("'DOCKER'");
    assertThat(app.at("networks")).isEqualTo("[{'mode':'host'}]");
    assertThat(app.at("healthChecks/0/port")).isEqualTo("9200");
    assertThat(app.at("healthChecks/0/maxConsecutiveFailures")).isEqualTo("0");
  }

  @Test
  void aKeyMayBeEmptyAndComeTwice() throws IOException {
    var app = post("vamp-vamp.json");
    assertThat(app.at("env/")).isEqualTo("''");
    assertThat(app.at("container/portMappings/0/labels")).isEqualTo("{'VIP_0':'10.20.0.100:8080'}");
  }
}
