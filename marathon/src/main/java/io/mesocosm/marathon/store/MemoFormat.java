package io.mesocosm.marathon.store;

import io.mesocosm.base.Outcome;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Backoff;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.protocol.cluster.AgentId;

/// What is remembered of an app's failures, as stored.
final class MemoFormat {
  private MemoFormat() {}

  static Out write(Backoff backoff) {
    return new Out()
        .text("app", backoff.app().text())
        .at("config", backoff.config().at())
        .lasting("delay", backoff.delay())
        .at("until", backoff.until());
  }

  static Backoff backoff(In in) {
    return new Backoff(
        AppPath.of(in.text("app")),
        AppFormat.version(in, "config"),
        in.lasting("delay"),
        in.at("until"));
  }

  static Out write(TaskFailure failure) {
    return new Out()
        .text("app", failure.app().text())
        .text("task", failure.task().toString())
        .text("state", failure.state())
        .text("message", failure.message())
        .text("host", failure.host())
        .text("agent", failure.agent().value())
        .at("version", failure.version().at())
        .at("at", failure.at());
  }

  static TaskFailure failure(In in) {
    return new TaskFailure(
        AppPath.of(in.text("app")),
        task(in.text("task")),
        in.text("state"),
        in.text("message"),
        in.text("host"),
        new AgentId(in.text("agent")),
        AppFormat.version(in, "version"),
        in.at("at"));
  }

  private static TaskId task(String text) {
    return switch (TaskId.parse(text)) {
      case Outcome.Ok<TaskId>(var id) -> id;
      case Outcome.Refused<TaskId> _ -> throw new BadRecordException("no task id: " + text);
    };
  }
}
