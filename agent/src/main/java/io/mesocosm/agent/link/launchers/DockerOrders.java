package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.ContainerOrder;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Which container is ordered for which run, and how it is known again.
///
/// @param quota `--cgroups_enable_cfs`
/// @param inside `--sandbox_directory`: where a container finds its sandbox
public record DockerOrders(WorkDir work, boolean quota, String inside) {
  /// On every container of this agent.
  static final String WORK_DIR = "mesocosm.work_dir";

  /// Where the notes of its run are.
  static final String RECORDS = "mesocosm.records";

  private static final String PREFIX = "mesos-";

  static String name(ContainerId container) {
    return PREFIX + container.value();
  }

  public static String name(RunPlace place) {
    return name(place.container());
  }

  ContainerOrder of(RunPlace place, Task task) {
    var spec = task.spec();
    var env = new LinkedHashMap<String, String>();
    env.put("MESOS_SANDBOX", inside);
    env.put("MESOS_CONTAINER_NAME", name(place));
    env.putAll(spec.command().environment());
    return new ContainerOrder(
        task.info().as(TaskInfo.class),
        env,
        work.sandbox(place),
        inside,
        new ContainerOrder.Limits(
            spec.resources().cpus().toDouble(),
            (long) (spec.resources().mem().toDouble() * (1 << 20)),
            quota),
        labels(place));
  }

  private SequencedMap<String, String> labels(RunPlace place) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("MESOS_FRAMEWORK_ID", place.framework().value());
    labels.put("MESOS_EXECUTOR_ID", place.executor().value());
    labels.put(WORK_DIR, work.root().toString());
    labels.put(RECORDS, work.records(place).toString());
    return labels;
  }
}
