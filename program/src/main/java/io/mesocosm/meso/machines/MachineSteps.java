package io.mesocosm.meso.machines;

import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.Troubles;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Step;
import java.io.IOException;
import java.time.Duration;

/// Says what happens to machines, a line for each.
///
/// @param console notes of one line each may come from several threads
record MachineSteps(Console console) implements Playground.Progress {
  @Override
  public void begun(Step step) {
    // The others are over before anybody could read it.
    if (step instanceof Step.MakeLayer) {
      console.passing("files of all machines; the first time packages are installed for them");
    }
  }

  @Override
  public void done(Step step, Duration took) {
    console.done(Stopwatch.line(words(step), took));
  }

  @Override
  public void failed(Step step, IOException why) {
    console.failed("not done: " + words(step) + ": " + Troubles.words(why));
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.MakeLayer _ -> "files of all machines";
      case Step.MakeBridge(var network) -> "bridge for " + network;
      case Step.RemoveBridge _ -> "bridge removed";
      case Step.Make(var machine) -> machine.name() + " runs at " + machine.address();
      case Step.Boot(var machine) -> machine.name() + " runs again at " + machine.address();
      case Step.Introduce(var machine) -> machine.name() + " knows all machines";
      case Step.Halt(var name) -> name + " halted";
      case Step.Remove(var name) -> name + " removed";
      case Step.Kill(var name) -> name + " killed";
      case Step.Copy(var name, var snapshot) -> name + " kept in " + snapshot;
      case Step.Restore(var machine, var snapshot) -> machine.name() + " as it was in " + snapshot;
      case Step.Freeze(var name) -> name + " paused";
      case Step.Thaw(var name) -> name + " goes on";
      case Step.Cut(var pairs) -> pairs.isEmpty() ? "network whole" : "network partitioned";
      case Step.Impair(var machine, var how) ->
          "packets of %s %s".formatted(machine.name(), how.isEmpty() ? "pass" : "impaired");
    };
  }
}
