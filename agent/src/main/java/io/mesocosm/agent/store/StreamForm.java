package io.mesocosm.agent.store;

import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.UUID;

/// The news of a task that is under way.
final class StreamForm {
  /// Before version 2 nothing was known of lodgings.
  private static final int VERSION = 2;

  private StreamForm() {}

  static byte[] write(UpdateStream stream) {
    return Form.write(
        VERSION,
        out -> {
          TaskForm.writeKey(out, stream.task());
          Form.list(out, stream.pending(), update -> write(out, update));
        });
  }

  static UpdateStream read(String name, byte[] bytes) throws IOException {
    return Form.read(
        name,
        bytes,
        VERSION,
        (version, in) -> {
          var key = TaskForm.readKey(in);
          return new UpdateStream(key, Form.list(in, () -> update(version, in, key)), 0);
        });
  }

  static void write(DataOutputStream out, Update update) throws IOException {
    out.writeUTF(update.executor().value());
    out.writeUTF(update.container().value());
    out.writeLong(update.pid());
    LodgingForm.write(out, update.lodging());
    out.writeLong(update.uuid().getMostSignificantBits());
    out.writeLong(update.uuid().getLeastSignificantBits());
    StatusForm.write(out, update.status());
  }

  /// @param version of the form that it stands in; stream and task have the same
  static Update update(int version, DataInputStream in, TaskKey key) throws IOException {
    return new Update(
        key,
        new ExecutorId(in.readUTF()),
        new ContainerId(in.readUTF()),
        in.readLong(),
        LodgingForm.read(version, in),
        new UUID(in.readLong(), in.readLong()),
        StatusForm.read(in));
  }
}
