/// Tests of the demonstration application.
@NullMarked
package io.mesocosm.meso.outyet;

import org.jspecify.annotations.NullMarked;
