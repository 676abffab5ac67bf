package io.mesocosm.testkit.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Seeds that failed once and are tried first ever after: one line each, the test and the seed.
final class FailedSeeds {
  private final Path module;
  private final Path file;
  // Guards the file: tests may run beside each other.
  private final ReentrantLock lock = new ReentrantLock();

  /// @param module the folder of the module whose tests run
  FailedSeeds(Path module) {
    this.module = module.toAbsolutePath();
    this.file = resources().resolve("seeds.txt");
  }

  /// Tests run in the folder of their module.
  static FailedSeeds ofThisModule() {
    return new FailedSeeds(Path.of(""));
  }

  /// How the build calls it.
  String module() {
    return String.valueOf(module.getFileName());
  }

  private Path resources() {
    return module.resolve(Path.of("src", "test", "resources"));
  }

  List<Long> of(String test) {
    return lines().stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 2 && parts[0].equals(test))
        .map(parts -> Long.parseLong(parts[1]))
        .toList();
  }

  void add(String test, long seed) {
    var line = test + " " + seed;
    lock.lock();
    try {
      if (!lines().contains(line) && Files.isDirectory(module.resolve("src"))) {
        Files.createDirectories(resources());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException trouble) {
      throw new UncheckedIOException("cannot remember the seed " + line, trouble);
    } finally {
      lock.unlock();
    }
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException trouble) {
      throw new UncheckedIOException("cannot read " + file, trouble);
    }
  }
}
