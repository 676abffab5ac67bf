package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Apps that no agent could ever run are refused when they come, and nothing of them stays.
final class BadBodiesTest {
  private static final String LONGEST = "/" + "a".repeat(194);
  private static final String TOO_LONG = LONGEST + "a";

  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    assertThat(browser.get("/v2/deployments").text()).isEqualTo("[]");
    browser.close();
  }

  private static String app(String id) {
    return "{'id':'%s','cmd':'x','instances':0}".formatted(id);
  }

  private void refused(String method, String path, String body, String at) {
    var answer = browser.send(method, path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("details/0/path")).isEqualTo("'" + at + "'");
    assertThat(browser.get("/v2/apps").at("apps")).isEqualTo("[]");
    assertThat(browser.get("/v2/groups").at("groups")).isEqualTo("[]");
  }

  @Test
  void takesTheLongestIdWhoseTasksCanBeNamed() {
    assertThat(browser.send("POST", "/v2/apps", app(LONGEST)).status()).isEqualTo(201);
  }

  @Test
  void refusesAnIdWhoseTasksNoFolderCouldBeNamedAfter() {
    var answer = browser.send("POST", "/v2/apps", app(TOO_LONG));
    assertThat(answer.text()).contains("got '" + TOO_LONG + "'", "195 characters or fewer", "255");
    refused("POST", "/v2/apps", app(TOO_LONG), "/id");
    refused("PUT", "/v2/apps" + TOO_LONG, app(TOO_LONG), "/id");
    refused("PUT", "/v2/apps", "[" + app(TOO_LONG) + "]", "/(0)/id");
    refused(
        "POST",
        "/v2/groups",
        "{'id':'/g','apps':[%s]}".formatted(app("g" + TOO_LONG)),
        "/apps(0)/id");
    refused("PUT", "/v2/groups/g", "{'apps':[%s]}".formatted(app("g" + TOO_LONG)), "/apps(0)/id");
  }

  @Test
  void readsNoPathWithoutAnEnd() {
    for (int length : new int[] {1_100, 50_000}) {
      var id = "/" + "a".repeat(length);
      assertThat(browser.send("POST", "/v2/apps", app(id)).status()).isEqualTo(422);
      assertThat(browser.get("/v2/apps" + id).status()).isEqualTo(404);
    }
  }

  static Stream<Arguments> zeroBytes() {
    return Stream.of(
        arguments("'cmd':'sleep\\u00009'", "/cmd"),
        arguments("'args':['a','b\\u0000']", "/args(1)"),
        arguments("'cmd':'x','env':{'A':'\\u0000'}", "/env/A"),
        arguments("'cmd':'x','labels':{'A':'\\u0000'}", "/labels/A"),
        arguments("'cmd':'x','user':'\\u0000'", "/user"),
        arguments("'cmd':'x','fetch':[{'uri':'http://x/\\u0000'}]", "/fetch(0)/uri"));
  }

  @ParameterizedTest
  @MethodSource("zeroBytes")
  void refusesZeroBytesWhereverTheyStand(String fields, String at) {
    refused("POST", "/v2/apps", "{'id':'/a',%s}".formatted(fields), at);
    refused("PUT", "/v2/apps/a", "{%s}".formatted(fields), at);
    refused("PATCH", "/v2/apps", "[{'id':'/a',%s}]".formatted(fields), "/(0)" + at);
    refused(
        "POST",
        "/v2/groups",
        "{'id':'/g','apps':[{'id':'a',%s}]}".formatted(fields),
        "/apps(0)" + at);
  }

  @Test
  void showsANameWithAZeroByte() {
    var answer =
        browser.send("POST", "/v2/apps", "{'id':'/a','cmd':'x','labels':{'a\\u0000b':'c'}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/labels/a\\\\u0000b", "text without zero bytes");
  }

  @Test
  void saysWhichMethodAPathDoesNotTake() {
    var answer = browser.send("POST", "/v2/info", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.at("message")).isEqualTo("'POST is not among the methods of /v2/info'");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @Test
  void showsWhatStandsInTheEnvironment() {
    var answer = browser.send("POST", "/v2/apps", "{'id':'/a','cmd':'x','env':{'A':[7]}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/env/A", "got '[7]', allowed is a string, or {");
  }

  @Test
  void refusesATerminalThatNobodyGives() {
    refused("POST", "/v2/apps", "{'id':'/a','cmd':'x','tty':true}", "/tty");
    assertThat(
            browser
                .send("POST", "/v2/apps", "{'id':'/a','cmd':'x','instances':0,'tty':false}")
                .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /v2/apps", "PUT /v2/groups/g", "PATCH /v2/apps", "POST /v2/tasks/delete"})
  void boundsWhatABodyMayHold(String call) {
    var parts = call.split(" ", -1);
    var answer = browser.send(parts[0], parts[1], "{'x':[" + "[],".repeat(1_000_000) + "[]]}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("more than 1000000 values");
  }
}
