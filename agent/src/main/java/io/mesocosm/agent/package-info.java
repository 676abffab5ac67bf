/// The agent's door.
@NullMarked
package io.mesocosm.agent;

import org.jspecify.annotations.NullMarked;
