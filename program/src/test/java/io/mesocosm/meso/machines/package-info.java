@NullMarked
package io.mesocosm.meso.machines;

import org.jspecify.annotations.NullMarked;
