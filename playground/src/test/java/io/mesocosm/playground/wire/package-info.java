@NullMarked
package io.mesocosm.playground.wire;

import org.jspecify.annotations.NullMarked;
