@NullMarked
package io.mesocosm.coordination.election;

import org.jspecify.annotations.NullMarked;
