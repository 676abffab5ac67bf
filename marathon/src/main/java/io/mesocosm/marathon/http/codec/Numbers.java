package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.resources.Scalar;
import java.math.BigDecimal;
import java.time.Duration;

/// Numbers as Marathon prints them since 1.5: no `.0` behind whole ones.
public final class Numbers {
  private Numbers() {}

  public static Json.Num of(double value) {
    return new Json.Num(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  public static Json.Num of(Scalar value) {
    return new Json.Num(value.toString());
  }

  public static Json.Num seconds(Duration value) {
    return Json.of(value.toSeconds());
  }
}
