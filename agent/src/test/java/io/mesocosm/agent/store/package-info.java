/// Tests of the room.
@NullMarked
package io.mesocosm.agent.store;

import org.jspecify.annotations.NullMarked;
