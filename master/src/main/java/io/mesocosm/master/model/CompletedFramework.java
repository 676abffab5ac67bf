package io.mesocosm.master.model;

import java.time.Instant;

/// A framework that was removed, and when. Its tasks stay in the tables as completed until it is
/// forgotten.
public record CompletedFramework(Framework framework, Instant removed) {}
