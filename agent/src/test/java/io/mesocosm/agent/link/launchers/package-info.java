@NullMarked
package io.mesocosm.agent.link.launchers;

import org.jspecify.annotations.NullMarked;
