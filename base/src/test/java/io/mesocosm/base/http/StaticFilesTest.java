package io.mesocosm.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFilesTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws Exception {
    var site = Files.createDirectories(folder.resolve("site/assets"));
    Files.writeString(folder.resolve("secret"), "x");
    Files.writeString(folder.resolve("site/index.html"), "<html>");
    Files.writeString(site.resolve("app-3f9a1c7e.js"), "code");
    Files.writeString(site.resolve("app-3f9a1c7e.js.gz"), "zip");
    Files.createSymbolicLink(site.resolve("link"), folder.resolve("secret"));
  }

  private Response get(Request request) throws InterruptedException {
    return Routes.builder()
        .mount("/ui", new StaticFiles(folder.resolve("site"), "index.html"))
        .build()
        .handle(request);
  }

  @Test
  void servesTheIndexOfAFolder() throws Exception {
    var answer = get(Request.get("/ui/"));
    assertThat(answer).isInstanceOf(Response.FileBody.class);
    assertThat(answer.headers().first("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.headers().first("Cache-Control")).contains("no-cache");
    assertThat(answer.headers().has("ETag")).isTrue();
  }

  @Test
  void keepsHashedFilesForEverAndSendsThemPacked() throws Exception {
    var request = Request.get("/ui/assets/app-3f9a1c7e.js");
    assertThat(get(request).headers().first("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(get(request).headers().has("Content-Encoding")).isFalse();
    var packed = get(request.withHeader("Accept-Encoding", "gzip"));
    assertThat(packed.headers().first("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().first("Content-Type")).contains("text/javascript; charset=utf-8");
  }

  @Test
  void servesNothingOutside() throws Exception {
    for (var path :
        new String[] {"/ui/../secret", "/ui/%2e%2e/secret", "/ui/assets/link", "/ui/x"}) {
      assertThat(get(Request.get(path)).status()).as(path).isEqualTo(404);
    }
    assertThat(get(Request.post("/ui/")).status()).isEqualTo(405);
  }
}
