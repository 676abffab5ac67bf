package io.mesocosm.agent.link.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final String COMMON = "https://index.hub.example/v1/";
  // ann:s3:cret
  private static final String AUTH = "YW5uOnMzOmNyZXQ=";

  private static Json ann(String server) {
    return Json.obj("username", "ann", "password", "s3:cret", "serveraddress", server);
  }

  @Test
  void areFoundByTheRegistryInTheNameOfTheImage() throws Exception {
    var known = Credentials.parse("{\"auths\":{\"reg.example:5000\":{\"auth\":\"" + AUTH + "\"}}}");
    assertThat(known.of("reg.example:5000/a/b:1", COMMON)).contains(ann("reg.example:5000"));
    assertThat(known.of("reg.example/a/b:1", COMMON)).isEmpty();
    assertThat(known.of("a/b", COMMON)).isEmpty();
  }

  @Test
  void ofTheCommonRegistryStandUnderItsAddress() throws Exception {
    var known = Credentials.parse("{\"" + COMMON + "\":{\"auth\":\"" + AUTH + "\"}}");
    for (var image : new String[] {"centos:7", "group/name", "hub.example/group/name"}) {
      assertThat(known.of(image, COMMON)).contains(ann(COMMON));
    }
    assertThat(known.of("other.example/centos:7", COMMON)).isEmpty();
  }

  @Test
  void mayBeATokenOrTwoWords() throws Exception {
    var known =
        Credentials.parse(
            """
            {"auths":{"a.example":{"identitytoken":"tok"},
            "https://b.example/v2/":{"username":"ann","password":"s3:cret"},
            "c.example":{}}}
            """);
    assertThat(known.of("a.example/x", COMMON))
        .contains(Json.obj("identitytoken", "tok", "serveraddress", "a.example"));
    assertThat(known.of("b.example/x", COMMON)).contains(ann("b.example"));
    assertThat(known.of("c.example/x", COMMON)).isEmpty();
  }

  @Test
  void areAskedOfProgramsWhereTheFileNamesThem() {
    var known =
        Credentials.parse(
            """
            {"auths":{"a.example":{}},"credsStore":"no-such-store",
            "credHelpers":{"b.example:5000":"no-such-helper"}}
            """);
    assertThat(known.isEmpty()).isFalse();
    assertThatThrownBy(() -> known.of("a.example/x", COMMON))
        .hasMessageContaining("docker-credential-no-such-store cannot be run");
    assertThatThrownBy(() -> known.of("b.example:5000/x", COMMON))
        .hasMessageContaining("docker-credential-no-such-helper cannot be run");
  }

  @Test
  void whatCannotBeUnderstoodIsSaidSo(@TempDir Path home) throws IOException {
    assertThatThrownBy(() -> Credentials.parse("ann:s3cret")).hasMessageContaining("docker login");
    assertThatThrownBy(() -> Credentials.parse("{\"auths\":1}")).hasMessageContaining("'auths'");
    assertThatThrownBy(() -> Credentials.parse("{\"credsStore\":1}"))
        .hasMessageContaining("credsStore");
    assertThatThrownBy(() -> Credentials.parse("{\"credsStore\":\"../bin/x\"}"))
        .hasMessageContaining("'../bin/x'");
    assertThat(Credentials.in(home).isEmpty()).isTrue();
    Files.writeString(home.resolve(".dockercfg"), "?");
    assertThatThrownBy(() -> Credentials.in(home)).hasMessageContaining(".dockercfg");
  }
}
