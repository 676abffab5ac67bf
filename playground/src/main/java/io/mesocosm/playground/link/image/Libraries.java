package io.mesocosm.playground.link.image;

import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.wire.image.Elf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Programs of this host with all the libraries they need, as entries of an image.
///
/// What lies in `/lib` or `/bin` on one distribution lies in `/usr/lib` or `/usr/bin` on another;
/// in the image it is always the latter.
final class Libraries {
  private static final Map<String, String> TRIPLES =
      Map.of("amd64", "x86_64-linux-gnu", "aarch64", "aarch64-linux-gnu");

  private final Roots roots;
  private final Set<String> given;
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();

  /// @param given names of libraries that the image has already
  Libraries(Roots roots, Set<String> given) {
    this.roots = roots;
    this.given = given;
  }

  /// Those collected so far.
  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /// Adds a program.
  ///
  /// @param path absolute within the roots, where it lies in the image too
  /// @param owner the package of Debian that has it
  void program(String path, String owner) throws IOException {
    var file = roots.need(path, owner);
    add(path, file);
    needs(file);
  }

  /// Adds what a file needs, without itself.
  void needs(Path file) throws IOException {
    var elf = read(file);
    if (elf.isEmpty()) {
      return;
    }
    if (elf.get().loader().isPresent()) {
      var loader = elf.get().loader().get();
      add(loader, roots.need(loader, "libc6"));
    }
    for (var name : elf.get().libraries()) {
      if (!given.contains(name)) {
        library(name, elf.get(), file);
      }
    }
  }

  private static Optional<Elf> read(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      return Elf.read(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  private void library(String name, Elf user, Path file) throws IOException {
    for (var folder : folders(user)) {
      var path = folder + "/" + name;
      if (entries.containsKey(inImage(path))) {
        return;
      }
      var found = roots.find(path);
      if (found.isPresent()) {
        add(path, found.get());
        needs(found.get());
        return;
      }
    }
    throw new IOException("%s needs %s, which is not on this machine".formatted(file, name));
  }

  private static List<String> folders(Elf user) {
    var folders = new ArrayList<String>();
    // Beside the file itself lie only libraries of its own tree, which the image has anyway.
    user.folders().stream().filter(folder -> folder.startsWith("/")).forEach(folders::add);
    var triple = TRIPLES.get(System.getProperty("os.arch"));
    if (triple != null) {
      folders.add("/usr/lib/" + triple);
      folders.add("/lib/" + triple);
    }
    folders.addAll(List.of("/usr/lib64", "/lib64", "/usr/lib", "/lib"));
    return folders;
  }

  private void add(String path, Path file) throws IOException {
    var place = inImage(path);
    entries.put(place, copy(place, file));
  }

  private static String inImage(String path) {
    var place = path.substring(1);
    return place.startsWith("usr/") || place.startsWith("opt/") ? place : "usr/" + place;
  }

  /// A file with its own size and time; programs stay programs.
  static Entry copy(String place, Path file) throws IOException {
    var mode = Files.isExecutable(file) ? Entry.PROGRAM : Entry.FILE;
    return new Entry.Copy(
        place,
        mode,
        file,
        Files.size(file),
        Math.floorDiv(Files.getLastModifiedTime(file).toMillis(), 1000L));
  }
}
