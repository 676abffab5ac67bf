package io.mesocosm.master.model;

import io.mesocosm.protocol.resources.Resources;
import java.time.Instant;

/// A refusal that still holds: nothing that is contained in `refused` is offered before `until`.
///
/// @param refused allocated to nobody
public record Filter(Resources refused, Instant until) {}
