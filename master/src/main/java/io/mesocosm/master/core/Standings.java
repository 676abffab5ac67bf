package io.mesocosm.master.core;

import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.protocol.cluster.AgentId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is on record about agents, which outlives a reign: how each stands with the cluster, until
/// what was lost long ago is forgotten.
final class Standings {
  private Standings() {}

  static void stand(Turn turn, AgentId id, Standing standing) {
    turn.agents()
        .records()
        .get(id)
        .ifPresent(old -> {
          var record = new AgentRecord(id, standing, turn.now(), old.info());
          turn.set(turn.agents().with(record));
          turn.change(new Change.AgentStands(record));
        });
  }

  static void forget(Turn turn, AgentId id) {
    turn.set(turn.agents().forgetting(id));
    turn.change(new Change.AgentForgotten(id));
  }

  /// A new reign: those of the former one get their time to come back.
  static void elected(Turn turn) {
    for (var record : turn.agents().pending()) {
      turn.act(
          new Effect.Arm(
              new Timer.AgentReturn(record.id()), turn.now().plus(turn.settings().agentReturn())));
    }
    cleaning(turn);
  }

  /// Forgets what was lost too long ago, or is too much.
  static void cleaning(Turn turn) {
    var oldest = turn.now().minus(turn.settings().maxRecordAge());
    for (var standing : List.of(Standing.UNREACHABLE, Standing.GONE)) {
      var lost =
          turn.agents().standingAs(standing).stream()
              .sorted(Comparator.comparing(AgentRecord::since))
              .toList();
      int tooMany = Math.max(0, lost.size() - turn.settings().maxRecords());
      Stream.concat(
              lost.stream().limit(tooMany),
              lost.stream().skip(tooMany).filter(record -> record.since().isBefore(oldest)))
          .forEach(record -> forget(turn, record.id()));
    }
    turn.act(
        new Effect.Arm(new Timer.Cleaning(), turn.now().plus(turn.settings().cleaningEvery())));
  }
}
