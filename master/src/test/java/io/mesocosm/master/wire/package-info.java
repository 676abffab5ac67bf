/// Tests of the room `wire`.
@NullMarked
package io.mesocosm.master.wire;

import org.jspecify.annotations.NullMarked;
