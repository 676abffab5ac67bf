/// Tests that need no process.
@NullMarked
package io.mesocosm.meso.cluster.lock;

import org.jspecify.annotations.NullMarked;
