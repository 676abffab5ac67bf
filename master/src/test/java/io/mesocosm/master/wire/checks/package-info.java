/// Tests of what is refused.
@NullMarked
package io.mesocosm.master.wire.checks;

import org.jspecify.annotations.NullMarked;
