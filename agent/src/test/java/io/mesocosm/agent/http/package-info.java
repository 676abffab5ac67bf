/// Tests of the room, against recorded answers of the original.
@NullMarked
package io.mesocosm.agent.http;

import org.jspecify.annotations.NullMarked;
