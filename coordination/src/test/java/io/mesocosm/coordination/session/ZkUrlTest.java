package io.mesocosm.coordination.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZkUrlTest {
  private static ZkUrl url(String text) {
    return switch (ZkUrl.parse("--zk", text)) {
      case Outcome.Ok<ZkUrl>(var url) -> url;
      case Outcome.Refused<ZkUrl>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static List<Refusal> refusals(String text) {
    return switch (ZkUrl.parse("--zk", text)) {
      case Outcome.Ok<ZkUrl>(var url) -> throw new AssertionError(url);
      case Outcome.Refused<ZkUrl>(var refusals) -> refusals;
    };
  }

  @Test
  void readsAllParts() {
    assertThat(url("zk://u:p:q@h1:2182,10.0.0.1,[::1]:2183/a/b/"))
        .isEqualTo(
            new ZkUrl(
                "u:p:q",
                List.of(
                    new ZkUrl.Server("h1", 2182),
                    new ZkUrl.Server("10.0.0.1", 2181),
                    new ZkUrl.Server("::1", 2183)),
                "/a/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "zk://h:1/mesos zk://h:1/mesos",
        "zk://h zk://h:2181/",
        "zk://h/ zk://h:2181/",
        "zk://u:p@a,b/x zk://u:p@a:2181,b:2181/x",
        "zk://[fe80::1]:5/x zk://[fe80::1]:5/x",
      })
  void prints(String given, String printed) {
    assertThat(url(given).text()).isEqualTo(printed);
    assertThat(url(printed)).isEqualTo(url(given));
  }

  @Test
  void hidesThePassword() {
    assertThat(url("zk://joe:secret@h/x")).hasToString("zk://joe:…@h:2181/x");
  }

  @Test
  void namesChildren() {
    assertThat(url("zk://h/marathon").child("leader")).isEqualTo("/marathon/leader");
    assertThat(url("zk://h").child("leader")).isEqualTo("/leader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "h:2181/mesos", "http://h/mesos", "zk://", "zk:///mesos", "zk://h,,i/mesos",
        "zk://h:0/x", "zk://h:65536/x", "zk://h:x/x", "zk://h:/x", "zk://joe@h/x", "zk://:p@h/x",
        "zk://h//x", "zk://h/a/../b", "zk://h/./b", "zk://h i/x", "zk://[::1/x"
      })
  void refusesWithTheFlagsName(String text) {
    assertThat(refusals(text))
        .isNotEmpty()
        .allMatch(refusal -> refusal.field().equals("--zk") && !refusal.allowed().isEmpty());
  }

  @Test
  void collectsAllProblems() {
    assertThat(refusals("zk://joe@h:0,,i/a//b")).hasSize(4);
  }
}
