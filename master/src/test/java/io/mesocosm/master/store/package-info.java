/// Tests of the room `store`.
@NullMarked
package io.mesocosm.master.store;

import org.jspecify.annotations.NullMarked;
