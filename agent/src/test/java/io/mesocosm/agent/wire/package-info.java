/// Tests of the room.
@NullMarked
package io.mesocosm.agent.wire;

import org.jspecify.annotations.NullMarked;
