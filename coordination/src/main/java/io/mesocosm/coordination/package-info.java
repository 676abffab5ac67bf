/// ZooKeeper, embedded or outside: who leads, and what must survive.
///
/// - [EmbeddedZooKeeper] is a server of our own; [ZkSession] is a client's session with any server
///   or ensemble, named by a [ZkUrl].
/// - [Election] makes a process stand for leadership with a node that the originals' clients can
///   read ([NodeNames]); [LeaderWatch] tells who leads.
/// - [Records] keeps the entities of one component: read all at start, commit batches atomically
///   under the leader's [Epoch]. [RecordsJournal] plugs them into a loop; [Migrations] lift old
///   formats.
///
/// [MemoryRecords] and [MemoryElection] are the twins without a server; both pass the same contract
/// tests as the real ones. No Curator or ZooKeeper type leaves this package.
@NullMarked
package io.mesocosm.coordination;

import org.jspecify.annotations.NullMarked;
