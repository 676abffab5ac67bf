package io.mesocosm.agent.store;

import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Checkup;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.checks.Probe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Statuses and checkups, inside other forms: words are written as they are in the code.
final class StatusForm {
  private StatusForm() {}

  static void write(DataOutputStream out, Status status) throws IOException {
    out.writeUTF(status.state().name());
    out.writeUTF(status.source().name());
    out.writeUTF(status.reason().name());
    Form.text(out, status.message());
    out.writeUTF(status.health().name());
    write(out, status.check());
    Form.instant(out, status.at());
  }

  static Status read(DataInputStream in) throws IOException {
    return new Status(
        TaskState.valueOf(in.readUTF()),
        Status.Source.valueOf(in.readUTF()),
        Reason.valueOf(in.readUTF()),
        Form.text(in),
        Health.valueOf(in.readUTF()),
        check(in),
        Form.instant(in));
  }

  static void write(DataOutputStream out, Checkup checkup) throws IOException {
    out.writeUTF(checkup.health().name());
    out.writeInt(checkup.failures());
    out.writeBoolean(checkup.passedOnce());
    write(out, checkup.check());
  }

  static Checkup checkup(DataInputStream in) throws IOException {
    return new Checkup(Health.valueOf(in.readUTF()), in.readInt(), in.readBoolean(), check(in));
  }

  private static void write(DataOutputStream out, CheckResult check) throws IOException {
    switch (check) {
      case CheckResult.None _ -> out.writeUTF("none");
      case CheckResult.Empty(var kind) -> {
        out.writeUTF("empty");
        out.writeUTF(kind.name());
      }
      case CheckResult.ExitCode(var code) -> {
        out.writeUTF("exit");
        out.writeInt(code);
      }
      case CheckResult.StatusCode(var code) -> {
        out.writeUTF("status");
        out.writeInt(code);
      }
      case CheckResult.Connected(var succeeded) -> {
        out.writeUTF("connected");
        out.writeBoolean(succeeded);
      }
    }
  }

  private static CheckResult check(DataInputStream in) throws IOException {
    var kind = in.readUTF();
    return switch (kind) {
      case "none" -> new CheckResult.None();
      case "empty" -> new CheckResult.Empty(Probe.Kind.valueOf(in.readUTF()));
      case "exit" -> new CheckResult.ExitCode(in.readInt());
      case "status" -> new CheckResult.StatusCode(in.readInt());
      case "connected" -> new CheckResult.Connected(in.readBoolean());
      default -> throw new IllegalArgumentException("a check result: " + kind);
    };
  }
}
