package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which pages of other sites may ask.
final class CommonHeadersTest {
  private static Optional<String> allowed(String sites, String origin) throws InterruptedException {
    return new CommonHeaders(new PlayedMarathon(), sites)
        .around(
            Request.get("/v2/apps").withHeader("Origin", origin), _ -> Response.text(200, "apps"))
        .headers()
        .first("Access-Control-Allow-Origin");
  }

  @Test
  void theSiteThatAsksIsNamedWhenItMay() throws InterruptedException {
    var sites = "https://a.example, https://b.example";
    assertThat(allowed(sites, "https://b.example")).contains("https://b.example");
    assertThat(allowed(sites, "https://c.example")).isEmpty();
    assertThat(allowed("*", "https://c.example")).contains("*");
    assertThat(allowed("", "https://c.example")).isEmpty();
  }
}
