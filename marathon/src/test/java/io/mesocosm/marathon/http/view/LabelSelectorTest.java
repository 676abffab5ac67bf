package io.mesocosm.marathon.http.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the labels `env: prod`, `tier: web`, `a b: c,d`.
final class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("env", "prod", "tier", "web", "a b", "c,d");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "env | true",
        "none | false",
        "env==prod | true",
        "env == prod | true",
        "env==test | false",
        "env!=test | true",
        "env!=prod | false",
        "none!=x | false",
        "env in (test, prod) | true",
        "env in (test) | false",
        "env notin (test) | true",
        "none notin (test) | false",
        "env, tier==web | true",
        "env, tier==db | false",
        "a\\ b==c\\,d | true",
      })
  void chooses(String selector, boolean matches) {
    assertThat(LabelSelector.parse(selector))
        .isInstanceOfSatisfying(
            Ok.class,
            ok -> assertThat(((LabelSelector) ok.value()).matches(LABELS)).isEqualTo(matches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "a==", "a in b", "a in ()", "a in (b", "a,,b", "a b", "==a"})
  void refuses(String selector) {
    assertThat(LabelSelector.parse(selector)).isInstanceOf(Refused.class);
  }
}
