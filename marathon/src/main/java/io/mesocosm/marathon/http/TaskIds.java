package io.mesocosm.marathon.http;

import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Instance;
import java.util.Optional;
import java.util.regex.Pattern;

/// Task ids as clients write them: of tasks, of instances, and of tasks before 1.8.
final class TaskIds {
  private static final Pattern LEGACY = Pattern.compile(".+\\.[0-9a-f-]{36}");

  private TaskIds() {}

  static boolean isReadable(String text) {
    return LEGACY.matcher(text).matches()
        || TaskId.parse(text) instanceof Ok<TaskId>
        || InstanceId.parse(text) instanceof Ok<InstanceId>;
  }

  /// The instance with that task, or with that id; empty when there is none.
  static Optional<Instance> find(MarathonState state, String text) {
    return switch (TaskId.parse(text)) {
      case Ok<TaskId>(var id) ->
          state.instances().get(id.instance()).filter(one -> one.taskId().equals(id));
      case Refused<TaskId> _ ->
          switch (InstanceId.parse(text)) {
            case Ok<InstanceId>(var id) -> state.instances().get(id);
            case Refused<InstanceId> _ -> Optional.empty();
          };
    };
  }
}
