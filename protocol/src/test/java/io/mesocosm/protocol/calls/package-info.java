@NullMarked
package io.mesocosm.protocol.calls;

import org.jspecify.annotations.NullMarked;
