/// A machine with one program on it: its lives, the loops and timers of a life, and what outlives
/// it, which is its disk and its processes. Knows nothing of other machines.
@NullMarked
package io.mesocosm.testkit.machines;

import org.jspecify.annotations.NullMarked;
