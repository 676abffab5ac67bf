/// The virtual world: one thread, one clock that only events move, one seeded random source.
///
/// Machines run in it unchanged: their cores on [io.mesocosm.testkit.machines.VirtualLoop], their
/// messages over [io.mesocosm.testkit.network], their durable facts on the disks of
/// [io.mesocosm.testkit.machines] and in [io.mesocosm.testkit.zookeeper], their luck by
/// [io.mesocosm.testkit.faults]. [io.mesocosm.testkit.World] holds them all and is known by none of
/// them. The same seed makes the same world, event by event. What is virtual here is small but
/// real: it keeps what is committed, delivers in order, and breaks as networks, disks and ZooKeeper
/// break.
@NullMarked
package io.mesocosm.testkit;

import org.jspecify.annotations.NullMarked;
