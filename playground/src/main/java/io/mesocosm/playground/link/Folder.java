package io.mesocosm.playground.link;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where everything of one playground lies.
///
/// @param path absolute, on a disk that can be the upper part of an overlay; may not exist yet
public record Folder(Path path) {
  private static final List<String> SCRIPTS = List.of("layer.sh", "make.sh", "enter.sh", "boot.sh");

  /// Eight hexadecimal digits that tell it from others, also from one of the same name elsewhere.
  String tag() {
    return "%08x".formatted(path.toString().hashCode());
  }

  /// The name of the playground.
  String name() {
    return path.getFileName().toString();
  }

  /// What it consists of; its presence says that there is a playground.
  public Path topology() {
    return path.resolve("topology.yaml");
  }

  /// What its machines see as `/vagrant`: one line, a path.
  public Path shared() {
    return path.resolve("shared");
  }

  /// The program to install, as every machine sees it.
  public Path program() {
    return path.resolve("program");
  }

  /// What is broken on purpose.
  public Path faults() {
    return path.resolve("faults.json");
  }

  /// Its presence says that somebody is breaking or healing, or was ended while doing so.
  public Path becoming() {
    return path.resolve("becoming");
  }

  /// Names the snapshot that is being put in the place of the machines, until it is.
  public Path restoring() {
    return path.resolve("restoring");
  }

  /// The private key that opens every machine.
  public Path key() {
    return path.resolve("key");
  }

  Path machines() {
    return path.resolve("machines");
  }

  Path machine(String name) {
    return machines().resolve(name);
  }

  /// Says that a machine's files are whole.
  Path made(String name) {
    return machine(name).resolve("made");
  }

  /// What it was told of all machines, itself included.
  Path names(String machine) {
    return machine(machine).resolve("names");
  }

  /// What it was last set up with.
  public Path provisioned(String machine) {
    return machine(machine).resolve("provisioned");
  }

  /// Its presence says that an agent's tasks are being moved elsewhere, so that it can go.
  public Path leaving(String machine) {
    return machine(machine).resolve("leaving");
  }

  /// The host's end of its cable.
  Path cable(String machine) {
    return machine(machine).resolve("cable");
  }

  /// Its own files, on top of the host's; to be changed only while it does not run.
  Path files(String machine) {
    return machine(machine).resolve("upper");
  }

  /// The files that all machines begin with, made from this; in use as long as there are machines.
  Path layer(String key) {
    return path.resolve("layers").resolve(key);
  }

  /// Leads to the layer that a machine stands on.
  Path layerOf(String machine) {
    return machine(machine).resolve("layer");
  }

  /// Its process 1.
  Path init(String name) {
    return machine(name).resolve("init");
  }

  Path bootLog(String name) {
    return machine(name).resolve("boot.log");
  }

  Path script(String name) {
    return path.resolve("scripts").resolve(name);
  }

  /// The control group of all its machines, as a path below each hierarchy.
  String group() {
    return "meso/%s.%s".formatted(name(), tag());
  }

  List<String> machineNames() throws IOException {
    if (!Files.isDirectory(machines())) {
      return List.of();
    }
    try (var all = Files.list(machines())) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  void create() throws IOException {
    Files.createDirectories(machines());
    Files.createDirectories(path.resolve("layers"));
    Files.createDirectories(program());
    Files.createDirectories(path.resolve("scripts"));
    for (var script : SCRIPTS) {
      Files.write(script(script), content(script));
    }
  }

  /// What a script says.
  static byte[] content(String script) throws IOException {
    try (var content = Folder.class.getResourceAsStream(script)) {
      if (content == null) {
        throw new Fault(script + " is missing in the program");
      }
      return content.readAllBytes();
    }
  }
}
