/// What a local cluster consists of, where it lies and which ports it has: decided once, and kept
/// in its file. Nothing here starts anything.
@NullMarked
package io.mesocosm.meso.cluster.plan;

import org.jspecify.annotations.NullMarked;
