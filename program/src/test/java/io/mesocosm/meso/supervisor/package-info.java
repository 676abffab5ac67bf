/// Tests of the supervisor's rules and of its edge with real processes.
@NullMarked
package io.mesocosm.meso.supervisor;

import org.jspecify.annotations.NullMarked;
