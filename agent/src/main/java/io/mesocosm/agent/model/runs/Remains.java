package io.mesocosm.agent.model.runs;

import java.time.Instant;

/// The sandbox of a run that is over, until it is collected.
public record Remains(RunPlace place, Instant since) {}
