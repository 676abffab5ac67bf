package io.mesocosm.master.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.Contents;
import io.mesocosm.coordination.records.Migrations;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.master.core.Change;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.v1.AgentInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The registry of agents: table `agents`, one record each under the agent's id.
///
/// Format 1 is JSON: `standing`, `since` in milliseconds since 1970, `info` the bytes of the v1
/// AgentInfo in base64.
public final class AgentRecords {
  private static final String TABLE = "agents";
  private static final Migrations FORMAT = Migrations.of("agent", List.of());

  private AgentRecords() {}

  /// What a change of the core writes.
  public static List<Write> writes(Change change) {
    return switch (change) {
      case Change.AgentStands(var record) ->
          List.of(new Write.Put(TABLE, record.id().value(), FORMAT.store(body(record))));
      case Change.AgentForgotten(var agent) -> List.of(new Write.Delete(TABLE, agent.value()));
    };
  }

  private static byte[] body(AgentRecord record) {
    var info = record.info().as(AgentInfo.class).toByteArray();
    return JsonText.compact(
        Json.obj(
            "standing",
            record.standing().name(),
            "since",
            record.since().toEpochMilli(),
            "info",
            Base64.getEncoder().encodeToString(info)));
  }

  /// What a new reign begins with.
  ///
  /// @throws JournalException when a record cannot be read; starting without it would lose an agent
  public static List<AgentRecord> read(Contents contents) throws JournalException {
    var records = new ArrayList<AgentRecord>();
    for (var entry : contents.table(TABLE).entrySet()) {
      records.add(record(entry.getKey(), FORMAT.read(entry.getValue())));
    }
    return records;
  }

  private static AgentRecord record(String id, byte[] body) throws JournalException {
    try {
      if (JsonParser.parse(body) instanceof Outcome.Ok<Json>(Json.Obj json)
          && json.get("standing").orElse(Json.NULL) instanceof Json.Str(var standing)
          && json.get("since").orElse(Json.NULL) instanceof Json.Num since
          && json.get("info").orElse(Json.NULL) instanceof Json.Str(var info)) {
        return new AgentRecord(
            new AgentId(id),
            Standing.valueOf(standing),
            Instant.ofEpochMilli(since.longValue()),
            Cargo.of(AgentInfo.parseFrom(Base64.getDecoder().decode(info))));
      }
    } catch (IllegalArgumentException | InvalidProtocolBufferException broken) {
      throw new JournalException("the record of agent %s is broken".formatted(id), broken);
    }
    throw new JournalException("the record of agent %s is no record".formatted(id));
  }
}
