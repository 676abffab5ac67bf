package io.mesocosm.meso.roles.process;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.base.log.Logs;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Version;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Troubles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Runs a role as this process: help, settings, log, readiness, and the end. The same for all
/// roles.
public final class RoleRunner {
  private static final Logger LOG = System.getLogger(RoleRunner.class.getName());

  private RoleRunner() {}

  /// Returns when the process shall end, with its exit code.
  ///
  /// @throws CommandFailedException when the settings are wrong: all that is, at once
  public static int run(Role role, List<String> args, Surroundings around)
      throws IOException, InterruptedException {
    if (args.contains("--help") || args.contains("-h")) {
      around.console().line(role.flags().help());
      return 0;
    }
    if (args.contains("--version")) {
      around.console().line(Version.text());
      return 0;
    }
    // Until the level is known: what goes wrong before shall be seen.
    Logs.configure(Level.INFO);
    var settings = settings(role, args, around);
    tell(role, settings);
    return serve(role, settings, around);
  }

  private static Settings settings(Role role, List<String> args, Surroundings around) {
    var where = role.where();
    var sources =
        Sources.commandLine(args)
            .withEnvironment(around.environment(), where.prefixes())
            .withFolders(where.folders(), where.files());
    return switch (role.flags().read(sources)) {
      case Outcome.Ok<Settings>(var settings) -> settings;
      case Outcome.Refused<Settings>(var why) ->
          throw CommandFailedException.trouble(role.name() + ": " + texts(role, why));
    };
  }

  private static String texts(Role role, List<Refusal> why) {
    var separator = "\nmeso: " + role.name() + ": ";
    return String.join(separator, why.stream().map(Refusal::text).toList());
  }

  private static void tell(Role role, Settings settings) {
    LOG.log(
        Level.INFO,
        "starting role={0} version={1} pid={2}",
        role.name(),
        Version.text(),
        Long.toString(ProcessHandle.current().pid()));
    settings
        .set()
        .forEach((name, origin) ->
            LOG.log(
                Level.INFO,
                "setting name={0} value={1} source={2}",
                name,
                origin.value(),
                origin.source()));
    settings.warnings().forEach(warning -> LOG.log(Level.WARNING, "setting_ignored {0}", warning));
  }

  private static int serve(Role role, Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    var life = new ProcessLife(role.name(), around.archive());
    try {
      Readiness.awaitNeeded(around.environment());
      var started = role.start(settings, life);
      life.owns(started.closing());
      Readiness.tell(role.name(), started.url(), life.startedAt(), around.environment());
      try (var _ = IdleMemory.watch()) {
        return life.awaitEnd();
      }
    } catch (IllegalArgumentException | IOException trouble) {
      // The process may be ended by others from here on: this is what it ends with.
      life.exit(CommandFailedException.TROUBLE, "not started: " + Troubles.words(trouble));
      throw CommandFailedException.trouble(role.name() + ": " + Troubles.words(trouble));
    }
  }
}
