package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.Optional;

/// What the commands about applications have in common: a Marathon to speak to.
abstract class AppCommand implements Verb {
  private final String name;
  private final String summary;
  private final Flags flags;
  private final AppTarget target;

  /// @param words what stands beside the flags, `ID`; counted by its blanks
  AppCommand(String name, String words, String summary) {
    this.name = name;
    this.summary = summary;
    this.flags = Flags.named("meso app " + name, sentence(summary));
    this.target = new AppTarget(flags);
    if (!words.isEmpty()) {
      var count = words.split(" ").length;
      flags.words(words, count, count);
    }
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final Flags flags() {
    return flags;
  }

  /// One call of the command.
  ///
  /// @param machines that the cluster runs on, when it runs on machines of this host
  record Call(
      Settings settings,
      MarathonApi marathon,
      HttpClient http,
      Console console,
      Optional<Machines> machines) {
    /// A word beside the flags, from 0.
    String word(int index) {
      return settings.words().get(index);
    }

    /// The first word as the path of an application: a leading slash may be left out.
    String id() {
      var id = word(0);
      return id.startsWith("/") ? id : "/" + id;
    }
  }

  @Override
  public final int run(Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    try (var http = new HttpClient()) {
      var url = target.url(settings, around);
      var marathon = new MarathonApi(http, url);
      var machines = target.machines(url, settings, around);
      return run(new Call(settings, marathon, http, around.console(), machines));
    }
  }

  abstract int run(Call call) throws IOException, InterruptedException;

  /// The application, or a refusal that names it.
  static JsonView app(Call call, String query) throws IOException, InterruptedException {
    var reply = call.marathon().find("/v2/apps" + call.id() + query);
    return reply
        .flatMap(found -> found.object("app"))
        .orElseThrow(() ->
            CommandFailedException.trouble(
                "ID: there is no application '%s'; `meso app list` shows them"
                    .formatted(call.id())));
  }
}
