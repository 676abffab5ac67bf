package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.TextTable;
import io.mesocosm.meso.machines.Machines;
import io.mesocosm.playground.Snapshots;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.wire.SnapshotFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// `meso snapshot save|restore|list|rm [NAME]`: all machines as they were at one moment.
final class SnapshotVerb extends MachineVerb {
  private static final List<String> COMMANDS = List.of("save", "restore", "list", "rm");
  private static final DateTimeFormatter BY_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double MB = 1024 * 1024;
  private static final double MILLIS = 1000;

  private final Flag<Boolean> json = CommonFlags.json(flags());

  SnapshotVerb() {
    super(
        "snapshot",
        new Words("save|restore|list|rm [NAME]", 1, 2),
        "keep all machines as they are, and bring them back",
        """
        Keeps all machines as they are at one moment, and brings them back.
          save [NAME]     copies their files while they stand still; named by the time without NAME
          restore [NAME]  puts them in the place of the machines there are, and boots those that
                          ran; the newest without NAME
          list            what there is
          rm NAME         deletes one\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var machines = call.machines();
    var command = call.word(0);
    var one =
        new One(
            machines,
            machines.playground().snapshots(),
            call.settings().words().size() > 1 ? call.word(1) : "",
            call.is(json),
            call.console());
    switch (command) {
      case "save" -> machines.change(one::save);
      case "restore" -> machines.change(one::restore);
      case "rm" -> machines.change(one::remove);
      case "list" -> one.list();
      default ->
          throw CommandFailedException.usage(
              "got '%s', allowed is %s".formatted(command, String.join(", ", COMMANDS)));
    }
    return 0;
  }

  /// What is done with one snapshot, or all.
  private record One(
      Machines machines, Snapshots snapshots, String called, boolean json, Console console) {

    void save() throws IOException, InterruptedException {
      var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      var name = called.isEmpty() ? BY_TIME.format(now) : called;
      Snapshot.checkName(name);
      if (snapshots.find(name).isPresent()) {
        throw CommandFailedException.usage(
            "NAME: there is a snapshot '%s'; allowed is a new name, or meso snapshot rm %s first"
                .formatted(name, name));
      }
      var snapshot = machines.save(name, now);
      tell(
          snapshot,
          "Snapshot %s: %d machines, %.0f MB; they stood still for %s"
              .formatted(
                  name,
                  snapshot.machines().size(),
                  snapshot.bytes() / MB,
                  seconds(snapshot.stoodStill())));
    }

    void restore() throws IOException, InterruptedException {
      var started = System.nanoTime();
      var snapshot = chosen();
      snapshots.restore(snapshot, machines.steps());
      tell(
          snapshot,
          "The machines are as in snapshot %s of %s, after %s; what ran on them starts as after a power cut"
              .formatted(
                  snapshot.name(),
                  snapshot.created(),
                  seconds(Duration.ofNanos(System.nanoTime() - started))));
    }

    void remove() throws IOException, InterruptedException {
      if (called.isEmpty()) {
        throw CommandFailedException.usage("NAME: which snapshot? " + known(snapshots.list()));
      }
      var snapshot = chosen();
      snapshots.remove(snapshot);
      tell(snapshot, "The snapshot %s is gone.".formatted(snapshot.name()));
    }

    private Snapshot chosen() throws IOException {
      var all = snapshots.list();
      if (called.isEmpty() && !all.isEmpty()) {
        return all.getLast();
      }
      return all.stream()
          .filter(snapshot -> snapshot.name().equals(called))
          .findAny()
          .orElseThrow(() ->
              CommandFailedException.usage(
                  "NAME: there is no snapshot '%s'; %s".formatted(called, known(all))));
    }

    private static String known(List<Snapshot> all) {
      return all.isEmpty()
          ? "meso snapshot save makes one"
          : "there are: " + String.join(", ", all.stream().map(Snapshot::name).toList());
    }

    void list() throws IOException {
      var all = snapshots.list();
      if (json) {
        var each = all.stream().map(SnapshotFile::json).toList();
        console.line(JsonText.pretty(Json.obj("snapshots", Json.arr(each))));
      } else if (all.isEmpty()) {
        console.line("There is no snapshot; meso snapshot save makes one.");
      } else {
        var table = new TextTable("NAME", "CREATED", "MACHINES", "SIZE");
        all.forEach(snapshot ->
            table.row(
                snapshot.name(),
                snapshot.created().toString(),
                Integer.toString(snapshot.machines().size()),
                "%.0f MB".formatted(snapshot.bytes() / MB)));
        table.lines().forEach(console::line);
      }
    }

    private void tell(Snapshot snapshot, String words) {
      console.line(json ? JsonText.pretty(SnapshotFile.json(snapshot)) : words);
    }

    private static String seconds(Duration duration) {
      return "%.1f s".formatted(duration.toMillis() / MILLIS);
    }
  }
}
