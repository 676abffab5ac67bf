package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.cluster.Training;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import java.io.IOException;
import java.nio.file.Path;

/// `meso train`: runs everything once, while the archive is built, so that Java can write down
/// which classes and methods a start needs.
final class TrainVerb implements Verb {
  private final Flags flags =
      Flags.named("meso train", "Runs everything once, for the archive's start cache.")
          .words("FOLDER", 1, 1);

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "run everything once, for the archive's start cache";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    new Training(Path.of(settings.words().getFirst()), around, Commands::run).run();
    return 0;
  }
}
