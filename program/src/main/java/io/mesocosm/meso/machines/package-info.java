/// Between the commands and the playground: where it lies, who may change it, what is said of it.
@NullMarked
package io.mesocosm.meso.machines;

import org.jspecify.annotations.NullMarked;
