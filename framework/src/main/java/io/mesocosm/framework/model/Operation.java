package io.mesocosm.framework.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.resources.Resources;
import java.util.List;

/// What is done with an offer. Later operations of one call may use what earlier ones made.
public sealed interface Operation {
  /// @param tasks of type `v1.TaskInfo`
  record Launch(List<Cargo> tasks) implements Operation {
    public Launch {
      tasks = List.copyOf(tasks);
    }
  }

  /// Launches plain command tasks.
  record Run(List<TaskSpec> tasks) implements Operation {
    public Run {
      tasks = List.copyOf(tasks);
    }
  }

  /// @param executor of type `v1.ExecutorInfo`
  /// @param tasks of type `v1.TaskGroupInfo`
  record LaunchGroup(Cargo executor, Cargo tasks) implements Operation {}

  /// @param resources with the new reservation on top
  record Reserve(Resources resources) implements Operation {}

  record Unreserve(Resources resources) implements Operation {}

  record Create(Resources volumes) implements Operation {}

  record Destroy(Resources volumes) implements Operation {}

  /// @param operation of type `v1.Offer.Operation`
  record Other(Cargo operation) implements Operation {}
}
