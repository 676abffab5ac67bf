@NullMarked
package io.mesocosm.coordination.server;

import org.jspecify.annotations.NullMarked;
