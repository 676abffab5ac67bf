/// How a state machine runs: one writer, inputs in, steps out, snapshots for readers.
///
/// [io.mesocosm.base.loops.Core] holds the rules and is pure; [io.mesocosm.base.loops.Loop] owns
/// the one thread that applies them, stores what must last, publishes the new state, and only then
/// acts.
@NullMarked
package io.mesocosm.base.loops;

import org.jspecify.annotations.NullMarked;
