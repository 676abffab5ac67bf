package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;

/// How one option of `docker run` is said to the engine.
@FunctionalInterface
interface Option {
  /// @param key the option's name, for messages
  /// @throws IllegalArgumentException naming option, value and what is allowed
  void say(String key, String value, Draft draft);

  /// A text beside the image.
  static Option top(String name) {
    return (_, value, draft) -> draft.top(name, Json.of(value));
  }

  static Option topFlag(String name) {
    return (key, value, draft) -> draft.top(name, Json.of(Quantity.flag(key, value)));
  }

  static Option topNumber(String name) {
    return (key, value, draft) -> draft.top(name, Json.of(Quantity.number(key, value)));
  }

  /// One pair of a map beside the image.
  static Option topPair(String name) {
    return (_, value, draft) -> draft.putTop(name, left(value), Json.of(right(value)));
  }

  /// A text of `HostConfig`.
  static Option host(String name) {
    return (_, value, draft) -> draft.host(name, Json.of(value));
  }

  static Option hostFlag(String name) {
    return (key, value, draft) -> draft.host(name, Json.of(Quantity.flag(key, value)));
  }

  static Option hostNumber(String name) {
    return (key, value, draft) -> draft.host(name, Json.of(Quantity.number(key, value)));
  }

  static Option hostBytes(String name) {
    return (key, value, draft) -> draft.host(name, Json.of(Quantity.bytes(key, value)));
  }

  /// One more in a list of `HostConfig`.
  static Option hostList(String name) {
    return (_, value, draft) -> draft.addHost(name, Json.of(value));
  }

  /// One pair of a map of `HostConfig`.
  static Option hostPair(String name) {
    return (_, value, draft) -> draft.putHost(name, left(value), Json.of(right(value)));
  }

  /// One more in a list of how it lives in its network.
  static Option endpointList(String name) {
    return (_, value, draft) -> draft.addEndpoint(name, value);
  }

  /// An address that it wants in its network.
  static Option address(String name) {
    return (_, value, draft) -> draft.putEndpoint("IPAMConfig", name, Json.of(value));
  }

  /// A time of the engine's own health check.
  static Option healthTime(String name) {
    return (key, value, draft) ->
        draft.putTop("Healthcheck", name, Json.of(Quantity.nanoseconds(key, value)));
  }

  /// Asks for what is so anyway.
  static Option anyway() {
    return (key, value, _) -> {
      if (!Quantity.flag(key, value)) {
        throw Quantity.wrong(key, value, "true");
      }
    };
  }

  /// `key=value`; a key alone has an empty value.
  static String left(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  static String right(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : pair.substring(equals + 1);
  }
}
