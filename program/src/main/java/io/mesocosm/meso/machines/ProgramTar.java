package io.mesocosm.meso.machines;

import io.mesocosm.base.Fault;
import io.mesocosm.playground.link.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// This program as one file, which Ansible unpacks on every machine.
///
/// @param archive the folder that the program was started from
record ProgramTar(Path archive) {
  // What a running cluster needs is the rest.
  private static final List<String> LEFT_OUT = List.of("lib/bench", "lib/outyet", "share");

  /// Says whether a tar made earlier is this one: changes with the name, length or time of any
  /// file.
  String key(List<Path> also) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      add(archive, digest);
      for (var folder : also) {
        add(folder, digest);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new Fault("every Java has SHA-256", missing);
    }
  }

  private static void add(Path folder, MessageDigest digest) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        var line =
            "%s %d %s\n"
                .formatted(
                    folder.relativize(file), Files.size(file), Files.getLastModifiedTime(file));
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Writes it unless it is there. The same files make the same bytes.
  void writeTo(Path tar) throws IOException, InterruptedException {
    var said = tar.resolveSibling(tar.getFileName() + ".key");
    var key = key(List.of());
    if (Files.exists(tar) && Files.exists(said) && Files.readString(said).equals(key)) {
      return;
    }
    Files.createDirectories(tar.getParent());
    var part = tar.resolveSibling(tar.getFileName() + ".part");
    pack(part);
    Files.move(part, tar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(said, key);
  }

  private void pack(Path to) throws IOException, InterruptedException {
    var name = archive.getFileName().toString();
    var command =
        new ArrayList<>(
            List.of(
                "tar",
                "--create",
                "--file",
                to.toString(),
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--directory",
                archive.resolveSibling("").toString()));
    LEFT_OUT.forEach(part -> command.add("--exclude=" + name + "/" + part));
    command.add(name);
    Tool.run(command.toArray(String[]::new));
  }
}
