package io.mesocosm.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  private static Handler says(String name) {
    return request -> Response.text(200, name + " " + new TreeMap<>(request.pathParams()));
  }

  private final Routes routes =
      Routes.builder()
          .get("/", says("root"))
          .get("/slave(1)/state", says("state"))
          .get("/v2/apps", says("apps"))
          .get("/v2/apps/{id...}", says("app"))
          .get("/v2/apps/{id...}/tasks", says("tasks"))
          .get("/v2/apps/{id...}/versions", says("versions"))
          .get("/v2/apps/{id...}/versions/{version}", says("version"))
          .delete("/v2/apps/{id...}/tasks/{task}", says("kill"))
          .get("/frameworks/{id}", says("framework"))
          .get("/frameworks/all", says("all"))
          .any("/any/{x}", says("any"))
          .mount("/ui/", says("ui"))
          .build();

  private String ask(String method, String target) throws InterruptedException {
    return routes.handle(Request.of(method, target)) instanceof Response.Whole whole
        ? whole.status() == 200 ? whole.text() : String.valueOf(whole.status())
        : "not whole";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | root {}",
        "/slave(1)/state | state {}",
        "/slave%281%29/state | state {}",
        "/v2/apps | apps {}",
        "/v2/apps/ | apps {}",
        "/v2/apps/outyet | app {id=outyet}",
        "/v2/apps//outyet | app {id=/outyet}",
        "/v2/apps//a/b/tasks | tasks {id=/a/b}",
        "/v2/apps/a/b/tasks/ | tasks {id=a/b}",
        "/v2/apps/a/versions | versions {id=a}",
        "/v2/apps/a/versions/2026-11-24T00:00:00.000Z | version {id=a, version=2026-11-24T00:00:00.000Z}",
        "/v2/apps/tasks | app {id=tasks}",
        "/frameworks/a%2Fb | framework {id=a/b}",
        "/frameworks/all | all {}",
        "/frameworks/a/b | 404",
        "/frameworks | 404",
        "/ui | ui {below=}",
        "/ui/a/b.js | ui {below=a/b.js}",
        "/uix | 404",
        "/any/1?q=2 | any {x=1}"
      })
  void findTheirHandler(String target, String answer) throws Exception {
    assertThat(ask("GET", target)).isEqualTo(answer);
  }

  @Test
  void followGetWithHead() throws Exception {
    assertThat(ask("HEAD", "/v2/apps")).isEqualTo("apps {}");
  }

  @Test
  void sayWhatIsAllowed() throws Exception {
    var refused = routes.handle(Request.post("/v2/apps"));
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.headers().first("Allow")).contains("GET, HEAD, OPTIONS");
    assertThat(routes.handle(Request.of("OPTIONS", "/v2/apps/a/tasks/t")).headers().first("Allow"))
        .contains("DELETE, OPTIONS");
  }

  @Test
  void standWithinTheirFilters() throws Exception {
    var filtered =
        Routes.builder()
            .filter((request, next) -> next.handle(request).withHeader("X-Outer", "1"))
            .filter((request, next) ->
                request.header("Authorization").isPresent()
                    ? next.handle(request)
                    : Response.of(401))
            .fallback(_ -> Response.of(418))
            .build();
    assertThat(filtered.handle(Request.get("/"))).extracting(Response::status).isEqualTo(401);
    var answer = filtered.handle(Request.get("/").withHeader("authorization", "x"));
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.headers().has("x-outer")).isTrue();
  }

  @Test
  void refuseWhatIsAmbiguous() {
    assertThatThrownBy(() -> Routes.builder().get("/a", says("1")).get("/a", says("2")))
        .hasMessageContaining("two handlers of GET /a");
    assertThatThrownBy(() -> Routes.builder().get("/{a...}/{b...}", says("1")))
        .hasMessageContaining("two rests");
  }
}
