package io.mesocosm.master.wire.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.Outcome;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskChecksTest {
  private static final String GOOD =
      """
      "name":"n","task_id":{"value":"t"},"agent_id":{"value":"a"},
      "resources":[{"name":"cpus","type":"SCALAR","scalar":{"value":1}}]\
      """;

  private static TaskInfo task(String json) {
    var text = "{" + json + "}";
    return switch (MessageJson.parse(text.getBytes(UTF_8), TaskInfo.getDefaultInstance())) {
      case Outcome.Ok<TaskInfo>(var value) -> value;
      case Outcome.Refused<TaskInfo>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  @Test
  void takesAPlainTask() {
    assertThat(TaskChecks.problem(task(GOOD + ",\"command\":{\"value\":\"true\"}"), false))
        .isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("", "exactly one of command and executor"),
        arguments(
            "\"command\":{\"value\":\"x\"},\"executor\":{\"executor_id\":{\"value\":\"e\"}}",
            "exactly one of command and executor"),
        arguments(
            "\"command\":{},\"kill_policy\":{\"grace_period\":{\"nanoseconds\":-1}}", "grace"),
        arguments("\"command\":{},\"max_completion_time\":{\"nanoseconds\":-1}", "completion"),
        arguments("\"command\":{},\"check\":{}", "type of check"),
        arguments("\"command\":{},\"check\":{\"type\":\"HTTP\"}", "http of check"),
        arguments(
            "\"command\":{},\"check\":{\"type\":\"HTTP\",\"http\":{\"port\":1,\"path\":\"x\"}}",
            "path of check"),
        arguments("\"command\":{},\"check\":{\"type\":\"COMMAND\"}", "command of check"),
        arguments(
            "\"command\":{},\"check\":{\"type\":\"TCP\",\"tcp\":{\"port\":1},"
                + "\"delay_seconds\":-1}",
            "delay of check"),
        arguments("\"command\":{},\"health_check\":{\"type\":\"TCP\"}", "tcp of health check"),
        arguments(
            "\"command\":{},\"health_check\":{\"type\":\"HTTP\","
                + "\"http\":{\"port\":1,\"scheme\":\"ftp\"}}",
            "scheme of health check"),
        arguments(
            "\"command\":{},\"health_check\":{\"type\":\"COMMAND\",\"command\":{}}",
            "value of health command"),
        arguments(
            "\"command\":{\"environment\":{\"variables\":[{\"name\":\"X\"}]}}",
            "variable without value"),
        arguments(
            "\"command\":{\"environment\":{\"variables\":[{\"name\":\"X\",\"type\":\"SECRET\"}]}}",
            "secret without secret"),
        arguments("\"command\":{},\"limits\":{\"disk\":{\"value\":1}}", "limit of disk"),
        arguments("\"command\":{},\"limits\":{\"cpus\":{\"value\":0.5}}", "limit below request"),
        arguments(
            "\"command\":{},\"container\":{\"type\":\"DOCKER\",\"docker\":{\"image\":\"i\","
                + "\"parameters\":[{\"key\":\"name\",\"value\":\"x\"}]}}",
            "docker parameter name"),
        arguments(
            "\"command\":{},\"container\":{\"type\":\"MESOS\",\"volumes\":[{\"mode\":\"RW\","
                + "\"container_path\":\"\"}]}",
            "volume without path"),
        arguments(
            "\"command\":{},\"container\":{\"type\":\"MESOS\","
                + "\"linux_info\":{\"share_cgroups\":false}}",
            "share_cgroups outside a group"),
        arguments(
            "\"executor\":{\"executor_id\":{\"value\":\"e\"},\"type\":\"CUSTOM\"}",
            "custom executor without command"),
        arguments("\"executor\":{\"executor_id\":{\"value\":\"a/b\"}}", "executor id with slash"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void refuses(String json, String what) {
    var task = task(GOOD + (json.isEmpty() ? "" : "," + json));
    assertThat(TaskChecks.problem(task, false)).as(what).isNotEmpty();
  }

  static Stream<Arguments> ids() {
    return Stream.of(
        arguments("t:1 %", true),
        arguments("", false),
        arguments(".", false),
        arguments("..", false),
        arguments("a/b", false),
        arguments("a\\b", false),
        arguments("a\nb", false),
        arguments("x".repeat(255), true),
        arguments("x".repeat(256), false));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void knowsWhichWordsAreIds(String id, boolean good) {
    assertThat(IdNames.problem("id", id).isEmpty()).isEqualTo(good);
  }

  static Stream<Arguments> roles() {
    return Stream.of(
        arguments("*", true),
        arguments("a/b/c", true),
        arguments("", false),
        arguments("/a", false),
        arguments("a/", false),
        arguments("a//b", false),
        arguments("a/../b", false),
        arguments("a/*", false),
        arguments("-a", false),
        arguments("a b", false),
        arguments("a\tb", false));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void knowsWhichWordsAreRoles(String role, boolean good) {
    assertThat(RoleNames.problem(role).isEmpty()).isEqualTo(good);
  }
}
