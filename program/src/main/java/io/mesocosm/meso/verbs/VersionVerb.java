package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.command.Version;
import io.mesocosm.meso.roles.flags.RoleValues;

/// `meso version`.
final class VersionVerb implements Verb {
  private static final String MARATHON = "1.11";

  private final Flags flags = Flags.named("meso version", "Says which version this is.");
  private final Flag<Boolean> json = CommonFlags.json(flags);

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "which version this is, and which it speaks with";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) {
    var java = Runtime.version().toString();
    if (settings.get(json)) {
      var answer =
          Json.obj(
              "version",
              Version.text(),
              "mesos",
              RoleValues.MESOS_VERSION,
              "marathon",
              MARATHON,
              "java",
              java);
      around.console().line(JsonText.pretty(answer));
    } else {
      around
          .console()
          .line(
              "meso %s (wire of Mesos %s and Marathon %s, Java %s)"
                  .formatted(Version.text(), RoleValues.MESOS_VERSION, MARATHON, java));
    }
    return 0;
  }
}
