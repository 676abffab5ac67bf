/// Figures: load, start-up, memory.
@NullMarked
package io.mesocosm.bench;

import org.jspecify.annotations.NullMarked;
