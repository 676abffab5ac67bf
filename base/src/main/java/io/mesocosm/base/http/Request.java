package io.mesocosm.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What a client asks.
///
/// @param method in capitals
/// @param path decoded, double slashes kept: `/v2/apps//outyet`, `/slave(1)/state`
/// @param rawPath as it was sent
/// @param query decoded
/// @param headers as sent
/// @param body whole, unpacked when it came as gzip; not to be changed
/// @param remote address of the client, without port
/// @param pathParams what the route's `{names}` stand for, decoded
/// @param local address and port at which the request arrived, `10.0.0.5:5050`
@SuppressWarnings("ArrayRecordComponent") // bodies are shared, never copied, compared or changed
public record Request(
    String method,
    String path,
    String rawPath,
    Params query,
    Headers headers,
    byte[] body,
    String remote,
    Map<String, String> pathParams,
    String local) {
  private static final byte[] NO_BODY = {};

  public Request {
    pathParams = Map.copyOf(pathParams);
  }

  /// A request out of thin air, for tests and simulations.
  ///
  /// @param target path and query as sent: `/v2/apps?label=a%3D%3Db`
  /// @throws IllegalArgumentException when the percent-encoding is broken
  public static Request of(String method, String target) {
    return received(method, target, Headers.NONE, NO_BODY, "127.0.0.1", "127.0.0.1:80");
  }

  /// A request as a server took it off a connection; no route has looked at its path yet.
  ///
  /// @param target path and query as sent
  /// @throws IllegalArgumentException when the percent-encoding is broken
  public static Request received(
      String method, String target, Headers headers, byte[] body, String remote, String local) {
    int mark = target.indexOf('?');
    var rawPath = mark < 0 ? target : target.substring(0, mark);
    var query = mark < 0 ? Params.NONE : Params.parse(target.substring(mark + 1));
    return new Request(
        method, Percent.decoded(rawPath), rawPath, query, headers, body, remote, Map.of(), local);
  }

  public static Request get(String target) {
    return of("GET", target);
  }

  public static Request post(String target) {
    return of("POST", target);
  }

  public static Request put(String target) {
    return of("PUT", target);
  }

  public static Request delete(String target) {
    return of("DELETE", target);
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  public Optional<String> queryParam(String name) {
    return query.first(name);
  }

  public List<String> queryParams(String name) {
    return query.all(name);
  }

  /// What stands for `{name}` in the path.
  ///
  /// @throws NoSuchElementException when the route has no such name: our mistake, not the client's
  public String param(String name) {
    var value = pathParams.get(name);
    if (value == null) {
      throw new NoSuchElementException("the route of " + path + " has no {" + name + "}");
    }
    return value;
  }

  /// The body as text.
  public String text() {
    return new String(body, UTF_8);
  }

  /// The kind of the body without its parameters, in small letters: `application/json`.
  public Optional<String> contentType() {
    return header("Content-Type").map(MediaKinds::bare);
  }

  public Request withHeader(String name, String value) {
    return with(headers.with(name, value), body, pathParams);
  }

  public Request withBody(byte[] body) {
    return with(headers, body, pathParams);
  }

  public Request withBody(String body) {
    return withBody(body.getBytes(UTF_8));
  }

  public Request withPathParams(Map<String, String> pathParams) {
    return with(headers, body, pathParams);
  }

  private Request with(Headers headers, byte[] body, Map<String, String> pathParams) {
    return new Request(method, path, rawPath, query, headers, body, remote, pathParams, local);
  }
}
