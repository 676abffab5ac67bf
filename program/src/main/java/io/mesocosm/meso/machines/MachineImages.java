package io.mesocosm.meso.machines;

import io.mesocosm.base.loops.Crew;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.Images;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.link.image.ContentKey;
import io.mesocosm.playground.link.image.Engine;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.ImageName;
import io.mesocosm.playground.wire.image.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The container images of a playground's agents.
public final class MachineImages {
  private final Playground playground;
  private final Path archive;
  private final Console console;

  /// @param archive of this program
  MachineImages(Playground playground, Path archive, Console console) {
    this.playground = playground;
    this.archive = archive;
    this.console = console;
  }

  /// Does something with the engine of one agent.
  private interface Work {
    void run(Engine engine, String machine) throws IOException, InterruptedException;
  }

  /// Puts images together and brings them to every agent that runs; a line for each.
  ///
  /// @param names some of [Images#KNOWN], in any spelling that Docker takes for them
  /// @param replace images of these names that somebody else put there, from a registry say
  /// @throws CommandFailedException when no agent runs
  /// @throws IOException naming machine, image and reason
  public void load(List<String> names, boolean replace) throws IOException, InterruptedException {
    var agents = running();
    var images = playground.images(archive, agents.getFirst());
    var planned = new ArrayList<Image>();
    for (var name : names) {
      planned.add(images.plan(name));
    }
    onEach(
        agents,
        (engine, machine) -> {
          for (var image : planned) {
            load(image, images, replace, engine, machine);
          }
        });
  }

  private void load(Image image, Images images, boolean replace, Engine engine, String machine)
      throws IOException, InterruptedException {
    var clock = new Stopwatch();
    var loaded = engine.load(image.name(), ContentKey.of(image), replace, () -> images.file(image));
    var outcome =
        switch (loaded) {
          case NOW -> "%s has %s".formatted(machine, image.name());
          case ALREADY -> "%s had %s".formatted(machine, image.name());
          case OTHER -> "%s keeps another %s".formatted(machine, image.name());
        };
    console.done(clock.line(outcome));
  }

  /// Brings an archive that `docker save` or another tool wrote to every agent that runs.
  public void loadFile(Path file) throws IOException, InterruptedException {
    onEach(
        running(),
        (engine, machine) -> {
          var said = engine.load(file);
          console.done("%s into %s: %s".formatted(file, machine, String.join(" ", said)));
        });
  }

  /// Lets every agent that runs fetch images from their registries.
  public void pull(List<String> names) throws IOException, InterruptedException {
    var canonical = names.stream().map(ImageName::canonical).toList();
    onEach(
        running(),
        (engine, machine) -> {
          for (var name : canonical) {
            engine.pull(name);
            console.done("%s pulled by %s".formatted(name, machine));
          }
        });
  }

  /// What each agent that runs has.
  public SequencedMap<String, List<Kept>> list() throws IOException, InterruptedException {
    var kept = new TreeMap<String, List<Kept>>();
    for (var machine : running()) {
      kept.put(machine.name(), playground.engine(machine).images());
    }
    return kept;
  }

  private List<Machine> running() throws IOException {
    var agents =
        playground.topology().machines().stream()
            .filter(machine -> machine.role() == Role.AGENT)
            .toList();
    var conditions = playground.conditions();
    var running =
        agents.stream()
            .filter(agent -> conditions.get(agent.name()) == Sight.Condition.RUNNING)
            .toList();
    if (running.isEmpty()) {
      throw CommandFailedException.trouble(
          "no agent of the machines runs (%s); meso up starts them"
              .formatted(String.join(", ", agents.stream().map(Machine::name).toList())));
    }
    agents.stream()
        .filter(agent -> !running.contains(agent))
        .forEach(agent -> console.warn(agent.name() + " does not run and is left out"));
    return running;
  }

  /// All at once; throws what failed first once all have ended.
  private void onEach(List<Machine> machines, Work work) throws IOException, InterruptedException {
    Crew.doAll(
        machines.stream()
            .<Crew.Work>map(machine -> () -> work.run(playground.engine(machine), machine.name()))
            .toList());
  }
}
