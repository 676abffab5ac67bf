package io.mesocosm.agent.link.docker;

import io.mesocosm.agent.link.docker.options.Draft;
import io.mesocosm.agent.link.docker.options.Options;
import io.mesocosm.base.json.Json;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// What the engine is asked to make for a task (Mesos 1.11 documentation, "Docker Containerizer").
/// Fields are those of the Engine API's container create; parameters of the task come last and win,
/// as options at the end of a command line do.
///
/// @param task has a Docker container
/// @param env of the process
/// @param sandbox on the host
/// @param inside where the container finds its sandbox
/// @param limits of resources
/// @param labels by which an agent knows its own
public record ContainerOrder(
    TaskInfo task,
    SequencedMap<String, String> env,
    Path sandbox,
    String inside,
    Limits limits,
    SequencedMap<String, String> labels) {

  /// @param quota whether processors are capped (`--cgroups_enable_cfs`)
  public record Limits(double cpus, long memoryBytes, boolean quota) {}

  /// @throws IllegalArgumentException in words for the task's owner, when it asks for something
  ///   that cannot be told to the engine
  public Json.Obj json() {
    return draft().json();
  }

  /// What of a container's limits is not as ordered; empty when all is.
  ///
  /// @throws IllegalArgumentException as [#json] does
  public Json.Obj changes(Inspected container) {
    return Shares.changes(draft().host(), container);
  }

  private Draft draft() {
    var container = task.getContainer();
    var docker = container.getDocker();
    var draft = new Draft();
    draft.top("Image", Json.of(docker.getImage()));
    env.forEach((name, value) -> draft.addTop("Env", Json.of(name + "=" + value)));
    if (!container.getHostname().isEmpty()) {
      draft.top("Hostname", Json.of(container.getHostname()));
    }
    words(task.getCommand(), draft);
    new Shares(task, limits).say(draft);
    draft.host("Privileged", Json.of(docker.getPrivileged()));
    new Network(task).say(draft);
    new Volumes(container, sandbox, inside).say(draft);
    Options.say(docker.getParametersList(), draft);
    // By these the container is found again, whatever the task calls it.
    labels.forEach((name, value) -> draft.putTop("Labels", name, Json.of(value)));
    return draft;
  }

  /// A shell command takes the place of the image's entry point; words go to it.
  private static void words(CommandInfo command, Draft draft) {
    if (command.getShell() && command.hasValue()) {
      draft.top("Entrypoint", Json.from(List.of("/bin/sh")));
      draft.top("Cmd", Json.from(List.of("-c", command.getValue())));
      return;
    }
    var words = new ArrayList<String>();
    if (command.hasValue()) {
      words.add(command.getValue());
    }
    words.addAll(command.getArgumentsList());
    if (!words.isEmpty()) {
      draft.top("Cmd", Json.from(words));
    }
  }
}
