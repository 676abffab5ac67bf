package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.MachineImages;
import io.mesocosm.meso.machines.Machines;
import io.mesocosm.playground.Images;
import io.mesocosm.playground.model.image.ImageName;
import io.mesocosm.playground.wire.image.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `meso image load|ls`: what the engines of the agents have to run.
final class ImageVerb implements Verb {
  private static final int MOST_WORDS = 100;
  private static final String LOAD = "load";
  private static final String LIST = "ls";

  private final Flags flags =
      Flags.named(
              "meso image",
              """
              ls shows the container images of every agent. load brings images to every agent:
              %s are put together from this program and what Debian
              has, without a network; FILE.tar is what docker save writes. With --pull the agents
              fetch the named images from their registries instead.\
              """
                  .formatted(String.join(" and ", Images.KNOWN)))
          .words("ls | load NAME|FILE.tar …", 1, MOST_WORDS);
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);
  private final Flag<Boolean> pull =
      flags.flag("pull", false, "fetch from a registry, which needs a network");

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String summary() {
    return "container images on the agents: ls, load";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var what = settings.words().getFirst();
    var rest = settings.words().subList(1, settings.words().size());
    switch (what) {
      case LIST -> list(rest, settings, around);
      case LOAD -> load(rest, settings, around);
      default ->
          throw CommandFailedException.usage(
              "there is no command 'image %s'; allowed: ls, load".formatted(what));
    }
    return 0;
  }

  private void list(List<String> rest, Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    if (!rest.isEmpty() || settings.get(pull)) {
      throw CommandFailedException.usage("meso image ls takes --name and --json only");
    }
    var kept = images(settings, around).list();
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(json(kept)));
    } else {
      table(kept, around.console());
    }
  }

  /// `{"machines": [{"name", "images": [{"name", "id", "size"}]}]}`.
  private static Json json(Map<String, List<Kept>> kept) {
    var machines = new ArrayList<Json>();
    kept.forEach((machine, images) ->
        machines.add(
            Json.obj("name", machine, "images", images.stream().map(Kept::json).toList())));
    return Json.obj("machines", machines);
  }

  private static void table(Map<String, List<Kept>> kept, Console console) {
    var line = "%-20s %-40s %-14s %s";
    console.line(line.formatted("MACHINE", "IMAGE", "ID", "SIZE"));
    kept.forEach((machine, images) ->
        images.forEach(image ->
            console.line(line.formatted(machine, image.name(), image.shortId(), image.size()))));
  }

  private void load(List<String> words, Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw CommandFailedException.usage("meso image load: which? " + allowed());
    }
    if (settings.get(json)) {
      throw CommandFailedException.usage("--json: only meso image ls prints JSON");
    }
    if (settings.get(pull)) {
      images(settings, around).pull(words);
      return;
    }
    // All words are looked at before anything is done.
    var files = words.stream().filter(ImageVerb::isFile).map(Path::of).toList();
    var names = words.stream().filter(word -> !isFile(word)).toList();
    names.forEach(ImageVerb::check);
    for (var file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw CommandFailedException.usage("there is no file '%s' to read".formatted(file));
      }
    }
    var images = images(settings, around);
    if (!names.isEmpty()) {
      images.load(names, true);
    }
    for (var file : files) {
      images.loadFile(file);
    }
  }

  private static boolean isFile(String word) {
    return word.endsWith(".tar") || word.startsWith("/") || word.startsWith("./");
  }

  private static void check(String word) {
    if (!Images.KNOWN.contains(ImageName.canonical(word))) {
      throw CommandFailedException.usage(
          "there is no image '%s' that could be put together here; %s".formatted(word, allowed()));
    }
  }

  private static String allowed() {
    return "allowed: %s, FILE.tar; --pull fetches any other from its registry"
        .formatted(String.join(", ", Images.KNOWN));
  }

  private MachineImages images(Settings settings, Surroundings around) throws IOException {
    return Machines.needed(settings.get(name), around).images();
  }
}
