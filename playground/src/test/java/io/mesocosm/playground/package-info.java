/// Tests of the door.
@NullMarked
package io.mesocosm.playground;

import org.jspecify.annotations.NullMarked;
