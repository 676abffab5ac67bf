/// The master as its clients see it, in memory: recorded exchanges of the original are the measure.
@NullMarked
package io.mesocosm.master;

import org.jspecify.annotations.NullMarked;
