/// Tests that need no process.
@NullMarked
package io.mesocosm.meso.cluster.plan;

import org.jspecify.annotations.NullMarked;
