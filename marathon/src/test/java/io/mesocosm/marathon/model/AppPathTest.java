package io.mesocosm.marathon.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppPathTest {
  private static final AppPath GROUP = AppPath.of("/g/h");

  @ParameterizedTest
  @CsvSource({
    "a, /g/h/a",
    "a/b, /g/h/a/b",
    "/a, /a",
    "//a///b/, /a/b",
    "../a, /g/a",
    "../../../a, /a",
    "./a/., /g/h/a",
    "/, /",
    "a.b-c.d, /g/h/a.b-c.d",
    "0, /g/h/0"
  })
  void isReadInsideAGroup(String text, String path) {
    assertThat(AppPath.parse(text, GROUP)).isEqualTo(Outcome.ok(AppPath.of(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a_b", "-a", "a-", "a..b", ".a", "a b", "a/B", "ä"})
  void isRefused(String text) {
    assertThat(AppPath.parse(text, GROUP)).isInstanceOf(Refused.class);
  }

  @Test
  void knowsWhatIsAround() {
    var path = AppPath.of("/a/b/c");
    assertThat(path.parent()).isEqualTo(AppPath.of("/a/b"));
    assertThat(path.ancestors())
        .containsExactly(AppPath.ROOT, AppPath.of("/a"), AppPath.of("/a/b"));
    assertThat(path.name()).isEqualTo("c");
    assertThat(path.isBelow(AppPath.of("/a"))).isTrue();
    assertThat(path.isBelow(path)).isFalse();
    assertThat(AppPath.of("/ab").isBelow(AppPath.of("/a"))).isFalse();
    assertThat(AppPath.ROOT.isBelow(AppPath.ROOT)).isFalse();
    assertThat(AppPath.ROOT.child("a")).isEqualTo(AppPath.of("/a"));
  }

  @Test
  void hasOtherNamesElsewhere() {
    var path = AppPath.of("/a/b-c");
    assertThat(path.safeId()).isEqualTo("a_b-c");
    assertThat(AppPath.fromSafeId("a_b-c")).isEqualTo(Outcome.ok(path));
    assertThat(path.discoveryName()).isEqualTo("b-c.a");
  }

  @Test
  void sortsAGroupRightBeforeAllThatIsBelowIt() {
    var sorted =
        List.of("/", "/a", "/a/b", "/a/b/c", "/a-b", "/a.b", "/a0", "/b").stream()
            .map(AppPath::of)
            .toList();
    assertThat(sorted.reversed().stream().sorted().toList()).isEqualTo(sorted);
  }

  @Test
  void idsAreReadAsTheyAreWritten() {
    var uuid = "12345678-1234-1234-1234-123456789abc";
    var instance = "a_b.instance-" + uuid;
    var task = instance + "._app.12";
    assertThat(TaskId.parse(task))
        .isInstanceOfSatisfying(Ok.class, ok -> assertThat(ok.value()).hasToString(task));
    assertThat(InstanceId.parse(instance))
        .isInstanceOfSatisfying(Ok.class, ok -> assertThat(ok.value()).hasToString(instance));
    assertThat(InstanceId.parse("a_b.marathon-" + uuid)).isEqualTo(InstanceId.parse(instance));
    assertThat(TaskId.parse(instance)).isInstanceOf(Refused.class);
    assertThat(TaskId.parse(instance + "._app.0")).isInstanceOf(Refused.class);
    assertThat(InstanceId.parse("a_b." + uuid)).isInstanceOf(Refused.class);
  }
}
