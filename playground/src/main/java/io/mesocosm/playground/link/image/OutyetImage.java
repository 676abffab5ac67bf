package io.mesocosm.playground.link.image;

import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Execution;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The application that says whether a version of Go is out: the program's own, on its own runtime.
///
/// The seed gives it 20 MB, and Docker under Mesos never less than 32: it runs interpreted, in a
/// small heap, and starts from a cache made for it alone.
final class OutyetImage {
  static final String NAME = "goexample/outyet:latest";

  private static final String PLACE = "opt/outyet/";
  private static final int PORT = 8080;

  private final Path archive;
  private final Roots roots;

  /// @param archive of this program, unpacked
  OutyetImage(Path archive, Roots roots) {
    this.archive = archive;
    this.roots = roots;
  }

  Image image(Layer base) throws IOException {
    return new Image(NAME, Architecture.HERE, List.of(base, runtime(), application()), execution());
  }

  private Layer runtime() throws IOException {
    var home = archive.resolve("runtime");
    var files = files(home, file -> isUsed(home.relativize(file).toString()));
    var names = files.stream().map(file -> file.getFileName().toString());
    var libraries = new Libraries(roots, names.collect(Collectors.toSet()));
    var entries = new ArrayList<Entry>();
    for (var file : files) {
      entries.add(Libraries.copy(PLACE + "runtime/" + home.relativize(file), file));
      if (file.toString().endsWith(".so") || file.endsWith("bin/java")) {
        libraries.needs(file);
      }
    }
    entries.addAll(libraries.entries());
    return Layer.of(entries);
  }

  private static boolean isUsed(String file) {
    return !file.startsWith("legal/") && (!file.startsWith("bin/") || file.equals("bin/java"));
  }

  private Layer application() throws IOException {
    var folder = archive.resolve("lib/outyet");
    var entries = new ArrayList<Entry>();
    for (var file : files(folder, _ -> true)) {
      entries.add(Libraries.copy(PLACE + "lib/" + file.getFileName(), file));
    }
    entries.add(
        new Entry.Text(
            "etc/os-release",
            """
            ID=mesocosm
            NAME="Mesocosm outyet"
            PRETTY_NAME="Mesocosm's outyet on a Java runtime of its own"
            """));
    return Layer.of(entries);
  }

  private static List<Path> files(Path folder, Predicate<Path> isUsed) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(isUsed).sorted().toList();
    }
  }

  private static Execution execution() {
    return new Execution(
        List.of(
            "/" + PLACE + "runtime/bin/java",
            "@/" + PLACE + "lib/java.flags",
            "-XX:AOTCache=/" + PLACE + "lib/outyet.aot",
            "-cp",
            "/" + PLACE + "lib/outyet.jar",
            "io.mesocosm.meso.outyet.Standalone"),
        List.of(),
        List.of("PATH=/usr/bin:/usr/sbin"),
        "/",
        List.of(PORT));
  }
}
