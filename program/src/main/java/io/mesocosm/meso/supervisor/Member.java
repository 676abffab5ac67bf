package io.mesocosm.meso.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One process to keep alive.
///
/// @param name unique among the members, `agent-1`; also the name of its log and pid file
/// @param command program and arguments
/// @param environment the whole environment of the process, nothing is inherited
/// @param log where its output goes, appended
public record Member(String name, List<String> command, Map<String, String> environment, Path log) {
  public Member {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
