package io.mesocosm.playground.wire;

import io.mesocosm.base.json.Json;
import io.mesocosm.playground.model.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What `ssh` needs to know to log in to a machine, as Vagrant prints it.
///
/// @param key the private key that opens it
public record SshSettings(Machine machine, Path key) {
  private static final String USER = "vagrant";
  private static final int PORT = 22;

  /// A section of a settings file.
  public List<String> lines() {
    return List.of(
        "Host " + String.join(" ", names()),
        "  HostName " + machine.address(),
        "  User " + USER,
        "  Port " + PORT,
        "  UserKnownHostsFile /dev/null",
        "  StrictHostKeyChecking no",
        "  PasswordAuthentication no",
        "  IdentityFile " + key,
        "  IdentitiesOnly yes",
        "  LogLevel FATAL",
        "");
  }

  private List<String> names() {
    return Stream.concat(Stream.of(machine.name()), machine.aliases().stream()).toList();
  }

  /// `{"name", "aliases", "host", "port", "user", "identityFile"}`.
  public Json json() {
    return Json.obj(
        "name",
        machine.name(),
        "aliases",
        machine.aliases(),
        "host",
        machine.address().toString(),
        "port",
        PORT,
        "user",
        USER,
        "identityFile",
        key.toString());
  }

  /// The command that logs in.
  ///
  /// @param words to run there; a shell for a person when empty
  public List<String> command(List<String> words) {
    var options =
        List.of(
            "ssh",
            "-i",
            key.toString(),
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            USER + "@" + machine.address());
    var more = words.isEmpty() ? Stream.<String>of() : Stream.of("--");
    return Stream.of(options.stream(), more, words.stream()).flatMap(part -> part).toList();
  }
}
