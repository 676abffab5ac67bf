/// The parts of the benchmarks that need no machine.
@NullMarked
package io.mesocosm.bench;

import org.jspecify.annotations.NullMarked;
