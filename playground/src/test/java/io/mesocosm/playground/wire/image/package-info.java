@NullMarked
package io.mesocosm.playground.wire.image;

import org.jspecify.annotations.NullMarked;
