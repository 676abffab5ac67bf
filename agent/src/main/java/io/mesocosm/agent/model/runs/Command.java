package io.mesocosm.agent.model.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What to execute.
///
/// @param shell whether `value` is for `/bin/sh -c`; otherwise it is a program, and `arguments` are
///   its words, the first of which is its own name
/// @param value empty only when there is nothing to execute
/// @param user whose rights it has; empty for ours
/// @param uris fetched into the sandbox before
public record Command(
    boolean shell,
    String value,
    List<String> arguments,
    String user,
    SequencedMap<String, String> environment,
    List<Uri> uris) {

  public Command {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    uris = List.copyOf(uris);
  }

  /// Something to fetch.
  ///
  /// @param executable made executable and not unpacked
  /// @param extract unpacked when its name is that of an archive
  /// @param cache kept for the next task
  /// @param outputFile its name in the sandbox, relative; empty for the last part of `value`
  public record Uri(
      String value, boolean executable, boolean extract, boolean cache, String outputFile) {}
}
