@NullMarked
package io.mesocosm.agent.link.docker.options;

import org.jspecify.annotations.NullMarked;
