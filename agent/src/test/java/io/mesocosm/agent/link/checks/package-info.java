@NullMarked
package io.mesocosm.agent.link.checks;

import org.jspecify.annotations.NullMarked;
