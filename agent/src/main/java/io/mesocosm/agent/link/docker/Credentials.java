package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Who we are to registries: what `docker login` keeps, in its file `config.json` (key `auths`) or
/// its older one `.dockercfg` (Mesos 1.11 documentation, "Docker Containerizer", private
/// registries). Programs that keep secrets (`credHelpers`, `credsStore`) are not asked.
public final class Credentials {
  /// Nobody in particular.
  public static final Credentials NONE = new Credentials(Json.Obj.EMPTY);

  private static final List<String> FILES =
      List.of(".docker/config.json", "config.json", ".dockercfg");

  private final Json.Obj auths;

  private Credentials(Json.Obj auths) {
    this.auths = auths;
  }

  /// @throws IllegalArgumentException saying what is wrong with the text
  public static Credentials parse(String text) {
    if (!(JsonParser.parse(text) instanceof Outcome.Ok<Json>(Json.Obj all))) {
      throw new IllegalArgumentException(
          "registry credentials are not a JSON object as 'docker login' writes it");
    }
    return switch (all.get("auths").orElse(all)) {
      case Json.Obj auths -> new Credentials(auths);
      case Json _ ->
          throw new IllegalArgumentException("registry credentials: 'auths' is not an object");
    };
  }

  /// What a task brought along, at the places where `docker` looks in a home directory.
  ///
  /// @throws IOException also when a file is there and cannot be understood
  public static Credentials in(Path home) throws IOException {
    for (String name : FILES) {
      var file = home.resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          return parse(Files.readString(file));
        } catch (IllegalArgumentException broken) {
          throw new IOException("'%s': %s".formatted(name, broken.getMessage()), broken);
        }
      }
    }
    return NONE;
  }

  public boolean isEmpty() {
    return auths.fields().isEmpty();
  }

  /// What the engine is to show the registry of an image, in the engine's words; empty when nothing
  /// is known of that registry.
  ///
  /// @param common address of the registry that images come from whose names say none, as the
  ///   engine gives it; `docker login` keeps what it knows of it under this very address
  public Optional<Json> of(String image, String common) {
    var named = ImageName.parse(image).registry();
    boolean isCommon = named.isEmpty() || host(common).endsWith("." + named);
    var registry = isCommon ? host(common) : named;
    for (var entry : auths.fields().entrySet()) {
      if (host(entry.getKey()).equals(registry) && entry.getValue() instanceof Json.Obj one) {
        return said(one, isCommon ? common : registry);
      }
    }
    return Optional.empty();
  }

  /// Of `https://registry.example/v1/` or `registry:5000`.
  private static String host(String key) {
    return key.replaceFirst("^[a-z]+://", "").replaceFirst("/.*$", "");
  }

  private static Optional<Json> said(Json.Obj entry, String server) {
    var view = JsonView.of(entry, new ArrayList<>());
    var token = view.text("identitytoken").orElse("");
    if (!token.isEmpty()) {
      return Optional.of(Json.obj("identitytoken", token, "serveraddress", server));
    }
    var pair = pair(view.text("auth").orElse(""));
    var user = view.text("username").or(() -> pair.map(both -> both.get(0)));
    var password = view.text("password").or(() -> pair.map(both -> both.get(1)));
    return user.isPresent() && password.isPresent()
        ? Optional.of(
            Json.obj("username", user.get(), "password", password.get(), "serveraddress", server))
        : Optional.empty();
  }

  /// User and password, of `user:password` in Base64.
  private static Optional<List<String>> pair(String auth) {
    try {
      var text = new String(Base64.getDecoder().decode(auth), UTF_8);
      int colon = text.indexOf(':');
      return colon > 0
          ? Optional.of(List.of(text.substring(0, colon), text.substring(colon + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
