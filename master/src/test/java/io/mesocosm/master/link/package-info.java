/// Tests of the room `link`.
@NullMarked
package io.mesocosm.master.link;

import org.jspecify.annotations.NullMarked;
