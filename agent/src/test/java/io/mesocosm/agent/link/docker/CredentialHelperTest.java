package io.mesocosm.agent.link.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against real programs.
@Timeout(30)
class CredentialHelperTest {
  private static final String SERVER = "reg.example:5000";

  @TempDir private Path folder;

  private CredentialHelper helper(String script) throws IOException {
    return helper(script, Duration.ofSeconds(20));
  }

  private CredentialHelper helper(String script, Duration patience) throws IOException {
    var file = folder.resolve("docker-credential-test");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new CredentialHelper(file.toString(), patience);
  }

  @Test
  void isToldTheServerAndAnswersWithAPair() throws Exception {
    var script =
        """
        [ "$1" = get ] && read server
        echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"ann\\",\\"Secret\\":\\"of $server\\"}"
        """;
    assertThat(helper(script).ask(SERVER))
        .contains(Json.obj("username", "ann", "password", "of " + SERVER, "serveraddress", SERVER));
  }

  @Test
  void mayAnswerWithAToken() throws Exception {
    assertThat(helper("echo '{\"Username\":\"<token>\",\"Secret\":\"tok\"}'").ask(SERVER))
        .contains(Json.obj("identitytoken", "tok", "serveraddress", SERVER));
  }

  @Test
  void mayKnowNothing() throws Exception {
    assertThat(helper("echo 'credentials not found in native keychain'; exit 1").ask(SERVER))
        .isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    assertThatThrownBy(() -> helper("echo the vault is closed; exit 1").ask(SERVER))
        .hasMessageContaining("docker-credential-test: the vault is closed");
    assertThatThrownBy(() -> helper("exit 3").ask(SERVER))
        .hasMessageContaining("docker-credential-test ended with status 3");
    assertThatThrownBy(() -> helper("echo s3cret").ask(SERVER))
        .hasMessageContaining("Username and Secret")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> new CredentialHelper("/no/such", Duration.ofSeconds(1)).ask(SERVER))
        .hasMessageContaining("/no/such cannot be run");
  }

  @Test
  void isNotWaitedForForEver() throws Exception {
    var silent = helper("sleep 1000", Duration.ofMillis(100));
    assertThatThrownBy(() -> silent.ask(SERVER)).hasMessageContaining("did not answer within");
  }
}
