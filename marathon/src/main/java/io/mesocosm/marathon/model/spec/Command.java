package io.mesocosm.marathon.model.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What the task's process is.
///
/// @param shell text for `/bin/sh -c`; empty when there is none
/// @param args executed without a shell; empty when `shell` is set, or when the image knows what to
///   run
/// @param user who runs it; empty: the framework's user
/// @param executor empty: the agent's own; otherwise `//cmd` or a command
/// @param env environment, in the order given; wins over what Marathon sets itself
/// @param secrets name → source of each secret that `env` and volumes may name
/// @param fetch what the agent brings into the sandbox first
/// @param terminal whether it gets a pseudo-terminal; null when not said
public record Command(
    String shell,
    List<String> args,
    String user,
    String executor,
    SequencedMap<String, EnvValue> env,
    SequencedMap<String, String> secrets,
    List<Artifact> fetch,
    @Nullable Boolean terminal) {

  public static final Command NONE =
      new Command(
          "", List.of(), "", "", new LinkedHashMap<>(), new LinkedHashMap<>(), List.of(), null);

  public Command {
    args = List.copyOf(args);
    env = Copies.of(env);
    secrets = Copies.of(secrets);
    fetch = List.copyOf(fetch);
  }

  public static Command ofShell(String text) {
    return NONE.withShell(text);
  }

  public Command withShell(String text) {
    return new Command(text, List.of(), user, executor, env, secrets, fetch, terminal);
  }

  public Command withArgs(List<String> others) {
    return new Command("", others, user, executor, env, secrets, fetch, terminal);
  }

  /// What an environment variable is set to.
  public sealed interface EnvValue {
    record Text(String value) implements EnvValue {}

    /// The content of one of the app's secrets.
    record Secret(String name) implements EnvValue {}
  }

  /// A file that the agent fetches into the sandbox.
  ///
  /// @param destination path in the sandbox; empty: the name in the URI
  public record Artifact(
      String uri, boolean extract, boolean executable, boolean cache, String destination) {}
}
