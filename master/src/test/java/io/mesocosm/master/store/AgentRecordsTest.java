package io.mesocosm.master.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.MemoryRecords;
import io.mesocosm.coordination.records.RecordsJournal;
import io.mesocosm.coordination.records.Stored;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.master.core.Change;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.v1.AgentInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentRecordsTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
  private final MemoryRecords records = new MemoryRecords();
  private final RecordsJournal<Change> journal =
      new RecordsJournal<>(records, records.claim(), AgentRecords::writes);

  private static AgentRecord record(String id, Standing standing) {
    var info = AgentInfo.newBuilder().setHostname("host").setPort(5051).build();
    return new AgentRecord(new AgentId(id), standing, SINCE, Cargo.of(info));
  }

  @Test
  void comesBackAsItWasStored() throws Exception {
    var admitted = record("a-S0", Standing.ADMITTED);
    var lost = record("a-S1", Standing.UNREACHABLE);
    journal.commit(
        List.of(
            new Change.AgentStands(admitted),
            new Change.AgentStands(lost),
            new Change.AgentStands(record("a-S2", Standing.GONE))));
    journal.commit(List.of(new Change.AgentForgotten(new AgentId("a-S2"))));

    assertThat(AgentRecords.read(records.readAll())).containsExactly(admitted, lost);
  }

  /// A record of the first release: it must be readable for ever.
  @Test
  void readsFormatOne() throws Exception {
    var body = "{\"standing\":\"ADMITTED\",\"since\":1767225600000,\"info\":\"CgRob3N0QLsn\"}";
    store(new Stored(1, body.getBytes(StandardCharsets.UTF_8)));

    assertThat(AgentRecords.read(records.readAll()))
        .containsExactly(record("a-S0", Standing.ADMITTED));
  }

  @Test
  void refusesToForgetAnAgentBecauseItsRecordIsBroken() throws Exception {
    store(new Stored(1, "{}".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> AgentRecords.read(records.readAll()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("a-S0");
  }

  private void store(Stored stored) throws JournalException {
    records.commit(List.of(new Write.Put("agents", "a-S0", stored)), records.claim());
  }
}
