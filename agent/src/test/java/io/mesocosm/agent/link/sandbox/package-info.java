@NullMarked
package io.mesocosm.agent.link.sandbox;

import org.jspecify.annotations.NullMarked;
