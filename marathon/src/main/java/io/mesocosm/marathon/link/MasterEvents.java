package io.mesocosm.marathon.link;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.ArrayList;
import java.util.List;

/// What the scheduler client tells, as inputs of the core. Pure.
public final class MasterEvents {
  private MasterEvents() {}

  public static Input input(Event event) {
    return event instanceof Event.CallFailed(Call.Accept accept, var why, var notDone)
        ? new Input.LaunchFailed(tasks(accept), why, notDone)
        : new Input.FromMaster(event);
  }

  private static List<TaskId> tasks(Call.Accept accept) {
    var ids = new ArrayList<TaskId>();
    for (var operation : accept.operations()) {
      if (operation instanceof Operation.Launch(var tasks)) {
        for (var task : tasks) {
          var id = task.as(TaskInfo.class).getTaskId().getValue();
          if (TaskId.parse(id) instanceof Outcome.Ok<TaskId>(var known)) {
            ids.add(known);
          }
        }
      }
    }
    return List.copyOf(ids);
  }
}
