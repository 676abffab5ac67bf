/// Tests of the room `http`.
@NullMarked
package io.mesocosm.master.http;

import org.jspecify.annotations.NullMarked;
