package io.mesocosm.meso.apps;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// A file of a task that may still grow.
public final class SandboxFile {
  private static final int NOT_FOUND = 404;
  private static final int PAGE = 256 * 1024;

  private final HttpClient http;
  private final String agent;
  private final String path;
  private long copied;

  SandboxFile(HttpClient http, String agent, String path) {
    this.http = http;
    this.agent = agent;
    this.path = path;
  }

  /// Copies what was not copied yet.
  public void copyNew(OutputStream out) throws IOException, InterruptedException {
    var page = next();
    while (page.length > 0) {
      out.write(page);
      copied += page.length;
      page = next();
    }
    out.flush();
  }

  private byte[] next() throws IOException, InterruptedException {
    var query = "?path=%s&offset=%d&length=%d".formatted(Sandboxes.encoded(path), copied, PAGE);
    var uri = URI.create(agent + "/files/read" + query);
    var reply = http.send(Call.get(uri));
    if (reply.status() == NOT_FOUND) {
      throw CommandFailedException.trouble(
          "the agent %s has no file %s any more".formatted(agent, path));
    }
    if (reply.isSuccess() && JsonParser.parse(reply.body()) instanceof Outcome.Ok<Json>(var root)) {
      var data = JsonView.of(root, new ArrayList<>()).text("data").orElse("");
      return data.getBytes(StandardCharsets.UTF_8);
    }
    throw new IOException("%s answers %d: %s".formatted(uri, reply.status(), reply.text()));
  }
}
