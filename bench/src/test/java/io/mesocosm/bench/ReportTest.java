package io.mesocosm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Figure MET = Figure.atMost("ready", 800, "ms", 1_000);
  private static final Figure SLOW = Figure.atMost("up", 6, "s", 5);
  private static final Figure FEW = Figure.atLeast("launches", 1_500, "1/s", 2_000);
  private static final Figure TIMES = Figure.atMost("to", 1.1, "times", 1.2);
  private static final Figure PLAIN = Figure.plain("median", 3.14, "ms");

  private static Result result(Size size, double load, Figure... figures) {
    return new Result("start", size, Instant.EPOCH, load, 2, List.of(figures));
  }

  @Test
  void saysOfEachFigureWhetherItIsMetOrByHowMuchItMisses() {
    assertThat(Report.lines(List.of(result(Size.FULL, 0.5, MET, SLOW, FEW, TIMES, PLAIN))))
        .containsExactly(
            "SCENARIO  WHAT      MEASURED    TARGET",
            "start     ready     800.0 ms    ≤ 1000 ms    met",
            "start     up        6.0 s       ≤ 5 s        missed by 20 %",
            "start     launches  1500.0 1/s  ≥ 2000 1/s   missed by 25 %",
            "start     to        1.1 times   ≤ 1.2 times  met",
            "start     median    3.1 ms",
            "",
            "start: load 0.5 before, 2.0 after");
  }

  @Test
  void warnsOfFiguresThatSayLittle() {
    assertThat(Report.lines(List.of(result(Size.FULL, 1.6, MET))).getLast())
        .endsWith("others used the machine, do not quote");
    assertThat(Report.lines(List.of(result(Size.SMALL, 0, MET))).getLast())
        .endsWith("small, do not quote");
  }

  @Test
  void theLineForScriptsHoldsWhatAFigureDependsOn() {
    var json = (Json.Obj) result(Size.FULL, 1.6, SLOW, PLAIN).json(List.of("-XX:+UseSerialGC"));

    assertThat(json.fields().keySet())
        .containsExactly(
            "scenario",
            "size",
            "at",
            "version",
            "java",
            "flags",
            "processors",
            "load_before",
            "load_after",
            "noisy",
            "figures");
    assertThat(JsonText.text(json))
        .doesNotContain("\n")
        .contains("\"noisy\":true", "\"flags\":[\"-XX:+UseSerialGC\"]")
        .contains("\"what\":\"up\",\"value\":6.0,\"unit\":\"s\",\"target\":5.0,\"met\":false")
        .contains("\"target\":null,\"met\":true");
  }

  @Test
  void theSmallSizeIsATwentiethButNeverNothing() {
    assertThat(Size.FULL.of(1_000)).isEqualTo(1_000);
    assertThat(Size.SMALL.of(1_000)).isEqualTo(50);
    assertThat(Size.SMALL.of(3)).isEqualTo(1);
    assertThat(Size.SMALL.ofMs(20_000)).isEqualTo(1_000);
  }
}
