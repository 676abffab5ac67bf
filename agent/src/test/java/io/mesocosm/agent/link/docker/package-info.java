/// Tests of the room.
@NullMarked
package io.mesocosm.agent.link.docker;

import org.jspecify.annotations.NullMarked;
