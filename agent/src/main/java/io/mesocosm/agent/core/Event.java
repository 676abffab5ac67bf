package io.mesocosm.agent.core;

/// An input with the chance that goes with it.
///
/// @param luck drawn by the edge, anew for each input; ids and delays of the step derive from it
public record Event(Input input, long luck) {}
