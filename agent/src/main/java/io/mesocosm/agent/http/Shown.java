package io.mesocosm.agent.http;

import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.WorkDir;
import java.time.Instant;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What the agent shows of itself, beside its state.
///
/// @param built when this release was made
/// @param logDir `--log_dir`; empty for none
/// @param flags those that are set, as they were written
public record Shown(
    Facts facts,
    WorkDir work,
    Instant built,
    Instant started,
    String logDir,
    SequencedMap<String, String> flags) {
  public Shown {
    flags = Collections.unmodifiableSequencedMap(new TreeMap<>(flags));
  }
}
