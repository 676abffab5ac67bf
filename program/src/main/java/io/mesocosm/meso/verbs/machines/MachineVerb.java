package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// What the commands of this room have in common: machines that are there.
abstract class MachineVerb implements Verb {
  private final String name;
  private final String summary;
  private final Flags flags;
  private final Flag<String> playground;

  /// What stands beside the flags.
  ///
  /// @param usage as `--help` shows it
  record Words(String usage, int least, int most) {
    private static final int MANY = 1000;

    static final Words NONE = new Words("", 0, 0);

    static Words from(int least, String usage) {
      return new Words(usage, least, MANY);
    }
  }

  /// @param summary one line, for the list of commands
  /// @param help a sentence or more
  MachineVerb(String name, Words words, String summary, String help) {
    this.name = name;
    this.summary = summary;
    this.flags = Flags.named("meso " + name, help).words(words.usage, words.least, words.most);
    this.playground = CommonFlags.name(flags);
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

  /// One call.
  record Call(Machines machines, Settings settings, Console console) {
    /// A word beside the flags, from 0.
    String word(int index) {
      return settings.words().get(index);
    }

    boolean is(Flag<Boolean> flag) {
      return settings.get(flag);
    }
  }

  @Override
  public final int run(Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    check(settings);
    var machines = Machines.needed(settings.get(playground), around);
    return run(new Call(machines, settings, around.console()));
  }

  /// ` --name X` where commands need it, else empty.
  final String nameFlag(Call call) {
    return CommonFlags.nameFlag(call.settings().get(playground));
  }

  /// Refuses what is wrong whatever machines there are.
  ///
  /// @throws CommandFailedException when it is
  void check(Settings settings) {}

  /// @return exit code
  abstract int run(Call call) throws IOException, InterruptedException;
}
