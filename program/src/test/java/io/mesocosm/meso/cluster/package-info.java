/// Tests of the local cluster that need no process.
@NullMarked
package io.mesocosm.meso.cluster;

import org.jspecify.annotations.NullMarked;
