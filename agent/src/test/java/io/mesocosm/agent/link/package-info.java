/// Tests of the room.
@NullMarked
package io.mesocosm.agent.link;

import org.jspecify.annotations.NullMarked;
