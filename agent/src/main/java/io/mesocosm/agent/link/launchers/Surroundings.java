package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.libprocess.Pid;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The environment of tasks: Mesos' variables, then the operator's, then the task's own, the later
/// ones over the earlier ones. Nothing of the agent's own environment (Mesos 1.11 documentation,
/// "Executor"; on the original a command task inherits what its executor got).
///
/// @param self pid of the agent
/// @param shutdownGrace `--executor_shutdown_grace_period`, as it was written
/// @param recoveryTimeout `--recovery_timeout`, as it was written
/// @param extra `--executor_environment_variables`
public record Surroundings(
    Pid self, String shutdownGrace, String recoveryTimeout, SequencedMap<String, String> extra) {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  public Surroundings {
    extra = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(extra));
  }

  public SequencedMap<String, String> of(
      RunPlace place, Task task, Framework framework, Path sandbox) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("PATH", PATH);
    variables.put("LIBPROCESS_IP", self.host());
    variables.put("LIBPROCESS_PORT", "0");
    variables.put("MESOS_AGENT_ENDPOINT", self.address());
    variables.put("MESOS_ALLOCATION_ROLE", task.spec().role());
    variables.put("MESOS_CHECKPOINT", framework.checkpoint() ? "1" : "0");
    variables.put("MESOS_DIRECTORY", sandbox.toString());
    variables.put("MESOS_EXECUTOR_ID", place.executor().value());
    variables.put("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", shutdownGrace);
    variables.put("MESOS_FRAMEWORK_ID", place.framework().value());
    variables.put("MESOS_HTTP_COMMAND_EXECUTOR", "0");
    if (framework.checkpoint()) {
      variables.put("MESOS_RECOVERY_TIMEOUT", recoveryTimeout);
      variables.put("MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs");
    }
    variables.put("MESOS_SANDBOX", sandbox.toString());
    variables.put("MESOS_SLAVE_ID", place.agent().value());
    variables.put("MESOS_SLAVE_PID", self.toString());
    variables.putAll(extra);
    variables.putAll(task.spec().command().environment());
    return variables;
  }
}
