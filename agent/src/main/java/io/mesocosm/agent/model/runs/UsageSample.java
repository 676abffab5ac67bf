package io.mesocosm.agent.model.runs;

/// What a run has used of its machine, at one moment.
///
/// @param rssBytes memory in use
public record UsageSample(double userSeconds, double systemSeconds, long rssBytes) {}
