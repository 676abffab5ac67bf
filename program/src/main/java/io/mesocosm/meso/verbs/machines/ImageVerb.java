package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.TextTable;
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
final class ImageVerb extends MachineVerb {
  private static final String LOAD = "load";
  private static final String LIST = "ls";

  private final Flag<Boolean> json = CommonFlags.json(flags());
  private final Flag<Boolean> pull =
      flags().flag("pull", false, "fetch from a registry, which needs a network");

  ImageVerb() {
    super(
        "image",
        Words.from(1, "ls | load NAME|FILE.tar …"),
        "container images on the agents: ls, load",
        """
        ls shows the container images of every agent. load brings images to every agent:
        %s are put together from this program and what Debian
        has, without a network; FILE.tar is what docker save writes. With --pull the agents
        fetch the named images from their registries instead.\
        """
            .formatted(String.join(" and ", Images.KNOWN)));
  }

  @Override
  void check(Settings settings) {
    var words = settings.words();
    var rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case LIST -> {
        if (!rest.isEmpty() || settings.get(pull)) {
          throw CommandFailedException.usage("meso image ls takes --name and --json only");
        }
      }
      case LOAD -> checkLoad(rest, settings);
      default ->
          throw CommandFailedException.usage(
              "there is no command 'image %s'; allowed: ls, load".formatted(words.getFirst()));
    }
  }

  private void checkLoad(List<String> words, Settings settings) {
    if (words.isEmpty()) {
      throw CommandFailedException.usage("meso image load: which? " + allowed());
    }
    if (settings.get(json)) {
      throw CommandFailedException.usage("--json: only meso image ls prints JSON");
    }
    if (!settings.get(pull)) {
      words.stream().filter(word -> !isFile(word)).forEach(ImageVerb::checkName);
      words.stream().filter(ImageVerb::isFile).forEach(ImageVerb::checkFile);
    }
  }

  private static void checkFile(String word) {
    var file = Path.of(word);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailedException.usage("there is no file '%s' to read".formatted(file));
    }
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var words = call.settings().words();
    if (words.getFirst().equals(LIST)) {
      list(call);
    } else {
      load(words.subList(1, words.size()), call);
    }
    return 0;
  }

  private void list(Call call) throws IOException, InterruptedException {
    var kept = call.machines().images().list();
    if (call.is(json)) {
      call.console().line(JsonText.pretty(json(kept)));
    } else {
      table(kept, call.console());
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
    var table = new TextTable("MACHINE", "IMAGE", "ID", "SIZE");
    kept.forEach((machine, images) ->
        images.forEach(image -> table.row(machine, image.name(), image.shortId(), image.size())));
    table.lines().forEach(console::line);
  }

  private void load(List<String> words, Call call) throws IOException, InterruptedException {
    var images = call.machines().images();
    if (call.is(pull)) {
      images.pull(words);
      return;
    }
    var names = words.stream().filter(word -> !isFile(word)).toList();
    if (!names.isEmpty()) {
      images.load(names, true);
    }
    for (var file : words.stream().filter(ImageVerb::isFile).map(Path::of).toList()) {
      images.loadFile(file);
    }
  }

  private static boolean isFile(String word) {
    return word.endsWith(".tar") || word.startsWith("/") || word.startsWith("./");
  }

  private static void checkName(String word) {
    if (!Images.KNOWN.contains(ImageName.canonical(word))) {
      throw CommandFailedException.usage(
          "there is no image '%s' that could be put together here; %s".formatted(word, allowed()));
    }
  }

  private static String allowed() {
    return "allowed: %s, FILE.tar; --pull fetches any other from its registry"
        .formatted(String.join(", ", Images.KNOWN));
  }
}
