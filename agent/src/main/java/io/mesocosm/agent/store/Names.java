package io.mesocosm.agent.store;

import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;

/// How entries of the log are called: a table, a slash, a key. Ids hold no slashes and no control
/// characters (Mesos' rules for ids).
final class Names {
  static final String FRAMEWORK = "framework/";
  static final String INFO = "info/";
  static final String TASK = "task/";
  static final String STREAM = "stream/";
  static final String FINISHED = "finished/";
  static final String REMAINS = "remains/";

  private Names() {}

  static String framework(FrameworkId id) {
    return FRAMEWORK + id;
  }

  static String info(ContainerId container) {
    return INFO + container;
  }

  static String task(TaskKey key) {
    return TASK + key;
  }

  static String stream(TaskKey key) {
    return STREAM + key;
  }

  static String finished(FinishedRun run) {
    return FINISHED + run.container();
  }

  static String remains(ContainerId container) {
    return REMAINS + container;
  }
}
