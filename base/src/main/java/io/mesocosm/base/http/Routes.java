package io.mesocosm.base.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which handler answers which path.
///
/// `{name}` stands for one segment, `{name...}` for one or more, which may be empty ones:
/// `/v2/apps//a/b/tasks` matches `/v2/apps/{id...}/tasks` with the id `/a/b`. Segments are decoded
/// one by one, so an encoded slash stays within its segment. Literals beat `{name}` beats
/// `{name...}`; of two patterns with a rest, the one with more literals wins. A slash at the end of
/// a path counts for nothing.
///
/// An unknown path is 404, a known path with another method 405 with `Allow`; HEAD follows GET;
/// OPTIONS tells what is allowed unless a handler says more.
public final class Routes {
  /// What `mount` and `StaticFiles` call the part of the path below the prefix.
  static final String BELOW = "below";

  private static final String ANY = "*";

  private final Map<List<String>, Route> literal;
  private final List<Route> patterns;
  private final List<Mount> mounts;
  private final Handler fallback;
  private final Handler entry;

  private record Route(RoutePattern pattern, Map<String, Handler> byMethod) {}

  private record Mount(String prefix, Handler handler) {}

  private Routes(Builder builder) {
    literal = new HashMap<>();
    patterns = new ArrayList<>();
    for (var route : builder.routes.values()) {
      if (route.pattern.isLiteral()) {
        literal.put(RoutePattern.split(route.pattern.text()), route);
      } else {
        patterns.add(route);
      }
    }
    patterns.sort((a, b) -> RoutePattern.MORE_EXACT_FIRST.compare(a.pattern, b.pattern));
    mounts = new ArrayList<>(builder.mounts);
    mounts.sort((a, b) -> Integer.compare(b.prefix.length(), a.prefix.length()));
    fallback = builder.fallback;
    Handler inner = this::routed;
    for (var filter : builder.filters.reversed()) {
      var next = inner;
      inner = request -> filter.around(request, next);
    }
    entry = inner;
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Collects routes; a pattern and method declared twice is a mistake.
  public static final class Builder {
    private final Map<String, Route> routes = new TreeMap<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private Handler fallback =
        request -> Response.text(404, "Nothing is at " + request.path() + "\n");

    private Builder() {}

    public Builder get(String pattern, Handler handler) {
      return on("GET", pattern, handler);
    }

    public Builder post(String pattern, Handler handler) {
      return on("POST", pattern, handler);
    }

    public Builder put(String pattern, Handler handler) {
      return on("PUT", pattern, handler);
    }

    public Builder patch(String pattern, Handler handler) {
      return on("PATCH", pattern, handler);
    }

    public Builder delete(String pattern, Handler handler) {
      return on("DELETE", pattern, handler);
    }

    /// All methods that have no handler of their own at this pattern.
    public Builder any(String pattern, Handler handler) {
      return on(ANY, pattern, handler);
    }

    public Builder on(String method, String pattern, Handler handler) {
      var route =
          routes.computeIfAbsent(
              pattern, text -> new Route(RoutePattern.parse(text), new HashMap<>()));
      if (route.byMethod.putIfAbsent(method, handler) != null) {
        throw new IllegalArgumentException("two handlers of " + method + " " + pattern);
      }
      return this;
    }

    /// Everything at and below `prefix` that no route matches. The handler finds the rest of the
    /// path, without the slash in front, as path parameter `below`.
    public Builder mount(String prefix, Handler handler) {
      var plain = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
      mounts.add(new Mount(plain, handler));
      return this;
    }

    /// What answers when nothing else does, in place of 404.
    public Builder fallback(Handler handler) {
      fallback = handler;
      return this;
    }

    /// Stands around everything, the first one outermost.
    public Builder filter(Filter filter) {
      filters.add(filter);
      return this;
    }

    public Routes build() {
      return new Routes(this);
    }
  }

  /// Answers as the server would, without a socket.
  public Response handle(Request request) throws InterruptedException {
    return entry.handle(request);
  }

  private Response routed(Request request) throws InterruptedException {
    if (!request.rawPath().startsWith("/")) {
      return fallback.handle(request);
    }
    var path = RoutePattern.split(request.rawPath());
    var exact = literal.get(path);
    if (exact != null) {
      return answer(exact, request);
    }
    for (var route : patterns) {
      var values = route.pattern.match(path);
      if (values.isPresent()) {
        return answer(route, request.withPathParams(values.get()));
      }
    }
    return mounted(request);
  }

  private Response mounted(Request request) throws InterruptedException {
    for (var mount : mounts) {
      if (request.path().equals(mount.prefix) || request.path().startsWith(mount.prefix + "/")) {
        var below = request.path().substring(mount.prefix.length());
        return mount.handler.handle(
            request.withPathParams(Map.of(BELOW, below.isEmpty() ? "" : below.substring(1))));
      }
    }
    return fallback.handle(request);
  }

  private static Response answer(Route route, Request request) throws InterruptedException {
    var handlers = route.byMethod;
    var handler = handlers.get(request.method());
    if (handler == null && request.method().equals("HEAD")) {
      handler = handlers.get("GET");
    }
    if (handler == null) {
      handler = handlers.get(ANY);
    }
    if (handler != null) {
      return handler.handle(request);
    }
    return Response.of(request.method().equals("OPTIONS") ? 200 : 405)
        .withHeader("Allow", allowed(handlers));
  }

  private static String allowed(Map<String, Handler> handlers) {
    var methods = new TreeSet<>(handlers.keySet());
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }
}
