package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A program that keeps secrets of registries, `docker-credential-NAME` on the agent's path
/// (protocol of Docker's credential helpers: `get`, the server on standard input, a JSON object on
/// standard output).
///
/// @param program its name, or its path
/// @param patience for one answer
record CredentialHelper(String program, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PREFIX = "docker-credential-";
  private static final String TOKEN = "<token>";
  private static final String NOTHING = "credentials not found";
  // 128 and the signal.
  private static final int KILLED = 137;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /// @param name what `credsStore` or `credHelpers` say
  /// @throws IllegalArgumentException when it is no name of a program
  static CredentialHelper named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a credential helper; allowed: what follows '%s' in a program's name"
              .formatted(name, PREFIX));
    }
    return new CredentialHelper(PREFIX + name, PATIENCE);
  }

  /// What it knows of a server, in the engine's words; empty when that is nothing.
  ///
  /// @throws IOException naming the program and what it said
  Optional<Json> ask(String server) throws IOException, InterruptedException {
    var process = start();
    var guard = Thread.ofVirtual().name(program).start(() -> endAfter(process));
    try {
      tell(process, server);
      var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int code = process.waitFor();
      if (code == 0) {
        return Optional.of(read(said, server));
      }
      if (code == KILLED) {
        throw new IOException("%s did not answer within %s".formatted(program, patience));
      }
      if (said.contains(NOTHING)) {
        return Optional.empty();
      }
      throw new IOException(
          said.isEmpty()
              ? "%s ended with status %d".formatted(program, code)
              : "%s: %s".formatted(program, said));
    } finally {
      guard.interrupt();
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    try {
      return new ProcessBuilder(program, "get")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException missing) {
      throw new IOException(
          "%s cannot be run: %s".formatted(program, missing.getMessage()), missing);
    }
  }

  private static void tell(Process process, String server) throws IOException {
    try (var in = process.getOutputStream()) {
      in.write((server + "\n").getBytes(UTF_8));
    } catch (IOException deaf) {
      // It does not listen; what it says or how it ends tells why.
      System.getLogger(CredentialHelper.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "credential_helper_deaf why=" + deaf);
    }
  }

  private void endAfter(Process process) {
    try {
      if (!process.waitFor(patience)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  private Json read(String said, String server) throws IOException {
    if (JsonParser.parse(said) instanceof Outcome.Ok<Json>(Json.Obj all)) {
      var view = JsonView.of(all, new ArrayList<>());
      var user = view.text("Username").orElse("");
      var secret = view.text("Secret").orElse("");
      if (!user.isEmpty() && !secret.isEmpty()) {
        return user.equals(TOKEN)
            ? Json.obj("identitytoken", secret, "serveraddress", server)
            : Json.obj("username", user, "password", secret, "serveraddress", server);
      }
    }
    // What it said may hold the secret.
    throw new IOException(
        "%s did not answer with an object of %s"
            .formatted(program, String.join(" and ", List.of("Username", "Secret"))));
  }
}
