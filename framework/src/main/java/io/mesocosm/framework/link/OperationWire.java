package io.mesocosm.framework.link;

import static io.mesocosm.protocol.v1.Offer.Operation.Type.CREATE;
import static io.mesocosm.protocol.v1.Offer.Operation.Type.DESTROY;
import static io.mesocosm.protocol.v1.Offer.Operation.Type.LAUNCH;
import static io.mesocosm.protocol.v1.Offer.Operation.Type.LAUNCH_GROUP;
import static io.mesocosm.protocol.v1.Offer.Operation.Type.RESERVE;
import static io.mesocosm.protocol.v1.Offer.Operation.Type.UNRESERVE;

import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskSpec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.TaskGroupInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.List;

/// Operations on offers, on the wire. Resources keep the allocation and the reservations that they
/// were offered with, as the master demands.
public final class OperationWire {
  private OperationWire() {}

  /// The resources of a task, in the form that the master expects of us.
  public static List<Resource> resources(Resources resources) {
    return ResourceCodec.write(resources, ResourceFormat.POST_REFINEMENT);
  }

  /// A plain command task.
  public static TaskInfo task(TaskSpec spec) {
    var task = TaskInfo.newBuilder().setName(spec.name());
    task.getTaskIdBuilder().setValue(spec.id().value());
    task.getAgentIdBuilder().setValue(spec.agent().value());
    task.addAllResources(resources(spec.resources()));
    var command = task.getCommandBuilder().setShell(true).setValue(spec.command());
    spec.environment()
        .forEach((name, value) ->
            command.getEnvironmentBuilder().addVariablesBuilder().setName(name).setValue(value));
    spec.labels()
        .forEach(
            (key, value) -> task.getLabelsBuilder().addLabelsBuilder().setKey(key).setValue(value));
    return task.build();
  }

  static io.mesocosm.protocol.v1.Offer.Operation operation(Operation operation) {
    var wire = io.mesocosm.protocol.v1.Offer.Operation.newBuilder();
    switch (operation) {
      case Operation.Launch(var tasks) ->
          wire.setType(LAUNCH)
              .getLaunchBuilder()
              .addAllTaskInfos(tasks.stream().map(task -> task.as(TaskInfo.class)).toList());
      case Operation.Run(var tasks) ->
          wire.setType(LAUNCH)
              .getLaunchBuilder()
              .addAllTaskInfos(tasks.stream().map(OperationWire::task).toList());
      case Operation.LaunchGroup(var executor, var tasks) ->
          wire.setType(LAUNCH_GROUP)
              .getLaunchGroupBuilder()
              .setExecutor(executor.as(ExecutorInfo.class))
              .setTaskGroup(tasks.as(TaskGroupInfo.class));
      case Operation.Reserve(var resources) ->
          wire.setType(RESERVE).getReserveBuilder().addAllResources(resources(resources));
      case Operation.Unreserve(var resources) ->
          wire.setType(UNRESERVE).getUnreserveBuilder().addAllResources(resources(resources));
      case Operation.Create(var volumes) ->
          wire.setType(CREATE).getCreateBuilder().addAllVolumes(resources(volumes));
      case Operation.Destroy(var volumes) ->
          wire.setType(DESTROY).getDestroyBuilder().addAllVolumes(resources(volumes));
      case Operation.Other(var other) -> {
        return other.as(io.mesocosm.protocol.v1.Offer.Operation.class);
      }
    }
    return wire.build();
  }
}
