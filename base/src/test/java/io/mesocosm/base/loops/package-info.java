@NullMarked
package io.mesocosm.base.loops;

import org.jspecify.annotations.NullMarked;
