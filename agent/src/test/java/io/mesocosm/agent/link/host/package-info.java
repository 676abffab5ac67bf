@NullMarked
package io.mesocosm.agent.link.host;

import org.jspecify.annotations.NullMarked;
