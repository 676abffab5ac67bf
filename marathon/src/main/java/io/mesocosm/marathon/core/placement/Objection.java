package io.mesocosm.marathon.core.placement;

/// What an app has against an offer.
///
/// @param explanation for people: the rule, what was wanted, what was there
/// @param forNow whether the same agent may do later
public record Objection(Reason reason, String explanation, boolean forNow) {}
