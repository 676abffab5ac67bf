package io.mesocosm.playground;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.core.Plan;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.link.Folder;
import io.mesocosm.playground.wire.DisturbancesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/// What is broken on purpose in a playground: seen, changed and healed. The caller sees to it that
/// one process at a time does so.
public final class Faults {
  private final Playground playground;
  private final Folder folder;

  Faults(Playground playground, Folder folder) {
    this.playground = playground;
    this.folder = folder;
  }

  /// What still holds. Needs no root.
  public Disturbances present() throws IOException {
    return noted().seen(conditions());
  }

  /// How the machines are. Needs no root.
  public Map<String, Sight.Condition> conditions() throws IOException {
    return playground.conditions();
  }

  public Sight sight() throws IOException, InterruptedException {
    return playground.sight();
  }

  private Disturbances noted() throws IOException {
    var file = folder.faults();
    if (!Files.exists(file)) {
      return Disturbances.NONE;
    }
    return switch (DisturbancesFile.read(Files.readString(file))) {
      case Outcome.Ok<Disturbances>(var disturbances) -> disturbances;
      case Outcome.Refused<Disturbances>(var why) ->
          throw new IOException(file + ": " + why.getFirst().text());
    };
  }

  /// Whether a command that broke or healed was ended on its way: then some of it may be as noted,
  /// and some not. Needs no root.
  public boolean isInterrupted() {
    return Files.exists(folder.becoming());
  }

  /// Breaks or heals, until exactly this is broken. It is noted before, so that a process that ends
  /// half way leaves nothing that cannot be healed.
  public void become(Disturbances wished, Playground.Progress progress)
      throws IOException, InterruptedException {
    var present = present();
    var sight = sight();
    var plan =
        isInterrupted()
            ? present.anew(wished, playground.topology(), sight)
            : present.to(wished, playground.topology(), sight);
    note(present.plus(wished.all()));
    Files.writeString(folder.becoming(), "");
    playground.run(plan, progress);
    playground.run(wished.again(plan, playground.topology()), progress);
    note(wished);
    Files.delete(folder.becoming());
  }

  /// Lifts what would outlive the machines, before all of them go.
  void forget() throws IOException, InterruptedException {
    playground.run(Plan.whole(), Playground.Progress.SILENT);
    note(Disturbances.NONE);
    Files.deleteIfExists(folder.becoming());
  }

  private void note(Disturbances disturbances) throws IOException {
    if (disturbances.isEmpty()) {
      Files.deleteIfExists(folder.faults());
    } else {
      WholeFile.writeThrough(folder.faults(), DisturbancesFile.text(disturbances));
    }
  }
}
