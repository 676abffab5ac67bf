package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.resources.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A plain command task. Richer ones are made as `v1.TaskInfo` by who needs them.
///
/// @param resources taken from an offer, tags and all
/// @param command for a shell
public record TaskSpec(
    TaskId id,
    String name,
    AgentId agent,
    Resources resources,
    String command,
    SequencedMap<String, String> environment,
    SequencedMap<String, String> labels) {

  public TaskSpec {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
  }

  public static TaskSpec of(TaskId id, AgentId agent, Resources resources, String command) {
    return new TaskSpec(
        id, id.value(), agent, resources, command, new LinkedHashMap<>(), new LinkedHashMap<>());
  }
}
