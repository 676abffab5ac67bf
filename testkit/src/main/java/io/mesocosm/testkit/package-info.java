/// The virtual world in which components are born: clock, network, disks, ZooKeeper, faults.
@NullMarked
package io.mesocosm.testkit;

import org.jspecify.annotations.NullMarked;
