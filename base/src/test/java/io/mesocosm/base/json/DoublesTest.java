package io.mesocosm.base.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublesTest {
  @ParameterizedTest
  @CsvSource({
    "4, 4.0",
    "-0.5, -0.5",
    "0, 0.0",
    "0.1, 0.1",
    "0.060000000000000005, 0.060000000000000005",
    "1795444416.2017002, 1795444416.2017002",
    "123456789012345678, 123456789012345680.0",
    "1e20, 100000000000000000000.0",
    "1e30, 1e30",
    "1.5e-9, 1.5e-9",
    "0.000001, 0.000001",
  })
  void printsTheShortestForm(double value, String text) {
    assertThat(Doubles.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"NaN, '\"NaN\"'", "Infinity, '\"Infinity\"'", "-Infinity, '\"-Infinity\"'"})
  void quotesWhatIsNoNumber(double value, String text) {
    assertThat(Doubles.text(value)).isEqualTo(text);
  }
}
