package io.mesocosm.agent.store;

import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.checks.Checkup;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// What changes about a task; what it is (its TaskInfo) never changes and is an entry of its own.
///
/// @param key which task
/// @param container which run
record TaskForm(
    TaskKey key,
    ContainerId container,
    Stage stage,
    Lodging lodging,
    List<Update> news,
    Checkup checkup) {
  /// Before version 2 nothing was known of lodgings.
  private static final int VERSION = 2;

  static TaskForm of(Task task) {
    return new TaskForm(
        task.key(), task.container(), task.stage(), task.lodging(), task.news(), task.checkup());
  }

  byte[] write() {
    return Form.write(
        VERSION,
        out -> {
          writeKey(out, key);
          out.writeUTF(container.value());
          write(out, stage);
          LodgingForm.write(out, lodging);
          Form.list(out, news, update -> StreamForm.write(out, update));
          StatusForm.write(out, checkup);
        });
  }

  static TaskForm read(String name, byte[] bytes) throws IOException {
    return Form.read(
        name,
        bytes,
        VERSION,
        (version, in) -> {
          var key = readKey(in);
          return new TaskForm(
              key,
              new ContainerId(in.readUTF()),
              stage(in),
              LodgingForm.read(version, in),
              Form.list(in, () -> StreamForm.update(version, in, key)),
              StatusForm.checkup(in));
        });
  }

  static void writeKey(DataOutputStream out, TaskKey key) throws IOException {
    out.writeUTF(key.framework().value());
    out.writeUTF(key.task().value());
  }

  static TaskKey readKey(DataInputStream in) throws IOException {
    return new TaskKey(new FrameworkId(in.readUTF()), new TaskId(in.readUTF()));
  }

  private static void write(DataOutputStream out, Stage stage) throws IOException {
    switch (stage) {
      case Stage.Launching _ -> out.writeUTF("launching");
      case Stage.Running(var pid, var since) -> {
        out.writeUTF("running");
        out.writeLong(pid);
        Form.instant(out, since);
      }
      case Stage.Killing(var cause, var pid, var forced) -> {
        out.writeUTF("killing");
        out.writeUTF(cause.name());
        out.writeLong(pid);
        out.writeBoolean(forced);
      }
      case Stage.Ended(var at) -> {
        out.writeUTF("ended");
        Form.instant(out, at);
      }
    }
  }

  private static Stage stage(DataInputStream in) throws IOException {
    var stage = in.readUTF();
    return switch (stage) {
      case "launching" -> new Stage.Launching();
      case "running" -> new Stage.Running(in.readLong(), Form.instant(in));
      case "killing" ->
          new Stage.Killing(Stage.Cause.valueOf(in.readUTF()), in.readLong(), in.readBoolean());
      case "ended" -> new Stage.Ended(Form.instant(in));
      default -> throw new IllegalArgumentException("a stage: " + stage);
    };
  }
}
