package io.mesocosm.agent.link.launchers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesocosm.testkit.docker.Box;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// A registry on loopback with one image, `box:1`, for who knows the password (Docker Registry HTTP
/// API V2, image manifest version 2 schema 2).
final class FakeRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  private final HttpServer server;
  private final String user;
  private final Map<String, byte[]> blobs;
  private final byte[] manifest;

  FakeRegistry(String user, String password) throws IOException, InterruptedException {
    this.user = "Basic " + basic(user, password);
    var layer = Box.layer();
    var config =
        """
        {"architecture":"amd64","os":"linux","config":{},\
        "rootfs":{"type":"layers","diff_ids":["%s"]}}\
        """
            .formatted(digest(layer))
            .getBytes(UTF_8);
    this.blobs = Map.of(digest(layer), layer, digest(config), config);
    this.manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",
        "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":%d,"digest":"%s"},
        "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar","size":%d,"digest":"%s"}]}\
        """
            .formatted(MANIFEST, config.length, digest(config), layer.length, digest(layer))
            .getBytes(UTF_8);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", this::answer);
    server.start();
  }

  static String basic(String user, String password) {
    return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// `127.0.0.1:PORT`.
  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (!user.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
      send(exchange, 401, "application/json", "{\"errors\":[]}".getBytes(UTF_8));
    } else if (path.contains("/manifests/")) {
      exchange.getResponseHeaders().add("Docker-Content-Digest", digest(manifest));
      send(exchange, 200, MANIFEST, manifest);
    } else if (blobs.containsKey(name)) {
      send(exchange, 200, "application/octet-stream", blobs.getOrDefault(name, new byte[0]));
    } else {
      send(exchange, path.equals("/v2/") ? 200 : 404, "application/json", "{}".getBytes(UTF_8));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
    }
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
