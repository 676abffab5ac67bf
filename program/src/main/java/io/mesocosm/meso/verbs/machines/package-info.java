/// The commands for machines alone: into them, more of them and fewer, their faults, their
/// snapshots. What works on a local cluster as well is in the room around this one.
@NullMarked
package io.mesocosm.meso.verbs.machines;

import org.jspecify.annotations.NullMarked;
