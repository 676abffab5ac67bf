/// The right to change a cluster, local or of machines: who has it, and what Ctrl-C does meanwhile.
@NullMarked
package io.mesocosm.meso.cluster.lock;

import org.jspecify.annotations.NullMarked;
