package io.mesocosm.playground;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.playground.core.Plan;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.link.Folder;
import io.mesocosm.playground.link.SnapshotFolder;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Whole playgrounds as they were: kept, brought back, forgotten. A snapshot is what the disks hold
/// at one moment, in which all machines stand still; a machine that is brought back boots from it
/// as after a cut of its power. The caller sees to it that one process at a time does so.
public final class Snapshots {
  private final Playground playground;
  private final Folder folder;
  private final SnapshotFolder snapshots;

  Snapshots(Playground playground, Folder folder) {
    this.playground = playground;
    this.folder = folder;
    this.snapshots = new SnapshotFolder(folder);
  }

  /// Oldest first.
  public List<Snapshot> list() throws IOException {
    return snapshots.list();
  }

  public Optional<Snapshot> find(String name) throws IOException {
    return snapshots.find(name);
  }

  /// Leaves nothing when it fails; the machines go on in any case.
  ///
  /// @param name of none that there is
  public Snapshot save(String name, Instant now) throws IOException, InterruptedException {
    Snapshot.checkName(name);
    playground.refuseHalfRestored();
    var sight = playground.sight();
    var machines = new TreeMap<String, Boolean>();
    sight.machines().forEach((machine, is) -> machines.put(machine, Plan.isAlive(is)));
    try {
      snapshots.begin(name);
      var started = System.nanoTime();
      copy(name, sight);
      var stoodStill = Duration.ofNanos(System.nanoTime() - started);
      var snapshot = new Snapshot(name, now, snapshots.bytes(name), stoodStill, machines);
      snapshots.finish(snapshot);
      return snapshot;
    } finally {
      snapshots.abandon(name);
    }
  }

  private void copy(String name, Sight sight) throws IOException, InterruptedException {
    try {
      playground.run(Plan.stopTime(sight), Playground.Progress.SILENT);
      playground.run(Plan.copy(name, sight), Playground.Progress.SILENT);
    } finally {
      playground.run(Plan.startTime(sight), Playground.Progress.SILENT);
    }
  }

  /// Replaces all machines by those of a snapshot; what was broken on purpose is healed. Until it
  /// is done, no machine is brought in another way: it would be an empty one.
  public void restore(Snapshot snapshot, Playground.Progress progress)
      throws IOException, InterruptedException {
    var topology = topology(snapshot);
    Files.writeString(folder.restoring(), snapshot.name());
    playground.faults().forget();
    playground.run(Plan.clear(playground.sight()), progress);
    WholeFile.writeThrough(folder.topology(), TopologyFile.text(topology));
    playground.with(topology).run(Plan.restore(topology, snapshot, playground.sight()), progress);
    Files.delete(folder.restoring());
  }

  private Topology topology(Snapshot snapshot) throws IOException {
    var file = snapshots.topology(snapshot.name());
    return switch (TopologyFile.read(Files.readString(file))) {
      case Outcome.Ok<Topology>(var topology) -> topology;
      case Outcome.Refused<Topology>(var why) ->
          throw new IOException(file + ": " + why.getFirst().text());
    };
  }

  public void remove(Snapshot snapshot) throws IOException, InterruptedException {
    playground.refuseHalfRestored();
    snapshots.remove(snapshot.name());
  }
}
