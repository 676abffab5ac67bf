package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who we are to registries: what `docker login` keeps, in its file `config.json` (key `auths`) or
/// its older one `.dockercfg` (Mesos 1.11 documentation, "Docker Containerizer", private
/// registries). Programs that keep secrets are asked where it names them: one for a registry
/// (`credHelpers`), or one for all (`credsStore`).
public final class Credentials {
  /// Nobody in particular.
  public static final Credentials NONE = new Credentials(Json.Obj.EMPTY, Map.of(), List.of());

  private static final List<String> FILES =
      List.of(".docker/config.json", "config.json", ".dockercfg");

  private final Json.Obj auths;
  private final Map<String, CredentialHelper> helpers;
  // One at most.
  private final List<CredentialHelper> store;

  private Credentials(
      Json.Obj auths, Map<String, CredentialHelper> helpers, List<CredentialHelper> store) {
    this.auths = auths;
    this.helpers = helpers;
    this.store = store;
  }

  /// @throws IllegalArgumentException saying what is wrong with the text
  public static Credentials parse(String text) {
    if (!(JsonParser.parse(text) instanceof Outcome.Ok<Json>(Json.Obj all))) {
      throw new IllegalArgumentException(
          "registry credentials are not a JSON object as 'docker login' writes it");
    }
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(all, problems);
    var helpers = new HashMap<String, CredentialHelper>();
    view.textMap("credHelpers")
        .orElse(Map.of())
        .forEach((server, name) -> helpers.put(host(server), CredentialHelper.named(name)));
    var store =
        view
            .text("credsStore")
            .filter(name -> !name.isEmpty())
            .map(CredentialHelper::named)
            .stream()
            .toList();
    var auths = auths(all, view);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("registry credentials: " + problems.getFirst().text());
    }
    return new Credentials(auths, Map.copyOf(helpers), store);
  }

  /// The older file is nothing but them.
  private static Json.Obj auths(Json.Obj all, JsonView view) {
    boolean isNew = Stream.of("auths", "credHelpers", "credsStore").anyMatch(view::has);
    if (!isNew) {
      return all;
    }
    return switch (all.get("auths").orElse(Json.Obj.EMPTY)) {
      case Json.Obj auths -> auths;
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
    return auths.fields().isEmpty() && helpers.isEmpty() && store.isEmpty();
  }

  /// What the engine is to show the registry of an image, in the engine's words; empty when nothing
  /// is known of that registry.
  ///
  /// @param common address of the registry that images come from whose names say none, as the
  ///   engine gives it; `docker login` keeps what it knows of it under this very address
  /// @throws IOException when a program that keeps secrets fails, naming it and what it said
  public Optional<Json> of(String image, String common) throws IOException, InterruptedException {
    var named = ImageName.parse(image).registry();
    boolean isCommon = named.isEmpty() || host(common).endsWith("." + named);
    var registry = isCommon ? host(common) : named;
    var server = isCommon ? common : registry;
    var helper = Optional.ofNullable(helpers.get(registry)).or(() -> store.stream().findFirst());
    if (helper.isPresent()) {
      var kept = helper.get().ask(server);
      if (kept.isPresent()) {
        return kept;
      }
    }
    for (var entry : auths.fields().entrySet()) {
      if (host(entry.getKey()).equals(registry) && entry.getValue() instanceof Json.Obj one) {
        return said(one, server);
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
