/// Marathon in a virtual world: leaders that crash and follow each other, a ZooKeeper that is slow
/// or silent, a master that drops the line.
@NullMarked
package io.mesocosm.marathon.simulation;

import org.jspecify.annotations.NullMarked;
