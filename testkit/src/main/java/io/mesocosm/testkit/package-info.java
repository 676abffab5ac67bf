/// The virtual world: one thread, one clock that only events move, one seeded random source.
///
/// Machines run in it unchanged: their cores on [io.mesocosm.testkit.VirtualLoop], their messages
/// over [io.mesocosm.testkit.network], their durable facts in [io.mesocosm.testkit.storage], their
/// luck by [io.mesocosm.testkit.faults]. The same seed makes the same world, event by event. What
/// is virtual here is small but real: it keeps what is committed, delivers in order, and breaks as
/// networks, disks and ZooKeeper break.
@NullMarked
package io.mesocosm.testkit;

import org.jspecify.annotations.NullMarked;
