/// Tests of the room.
@NullMarked
package io.mesocosm.agent.core;

import org.jspecify.annotations.NullMarked;
