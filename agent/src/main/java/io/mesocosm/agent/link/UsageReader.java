package io.mesocosm.agent.link;

import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EngineGroups;
import io.mesocosm.agent.link.host.Processes;
import io.mesocosm.agent.link.launchers.DockerNotes;
import io.mesocosm.agent.link.launchers.RunRecords;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.model.runs.UsageSample;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.util.Optional;

/// Reads what a run uses: from its cgroup, from that of its container, or from the processes of its
/// session.
public final class UsageReader {
  private static final double TICKS_PER_SECOND = 100.0;
  private static final long PAGE = 4096;

  private final WorkDir work;
  private final Cgroups cgroups;
  private final EngineGroups engine;

  public UsageReader(WorkDir work, Cgroups cgroups, EngineGroups engine) {
    this.work = work;
    this.cgroups = cgroups;
    this.engine = engine;
  }

  /// Empty when nothing of it runs.
  public Optional<UsageSample> read(RunPlace place) throws IOException {
    var notes = new DockerNotes(work.records(place)).started();
    var group =
        notes.isPresent()
            ? engine.usage(notes.get().pid(), notes.get().id())
            : cgroups.usage(place.container());
    if (group.isPresent()) {
      return group;
    }
    var records = new RunRecords(work.records(place));
    var pid = records.pid();
    if (pid.isEmpty() || !records.ownsSession(pid.get())) {
      return Optional.empty();
    }
    var members = Processes.session(pid.get().task());
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UsageSample(
                members.stream().mapToLong(Processes.Stat::userTicks).sum() / TICKS_PER_SECOND,
                members.stream().mapToLong(Processes.Stat::systemTicks).sum() / TICKS_PER_SECOND,
                members.stream().mapToLong(Processes.Stat::rssPages).sum() * PAGE));
  }
}
