/// ZooKeeper, embedded or outside: who leads, and what must survive.
///
/// - [io.mesocosm.coordination.server] is a server of our own; [io.mesocosm.coordination.session] a
///   client's session with any server or ensemble.
/// - [io.mesocosm.coordination.election] makes a process stand for leadership and tells who leads.
/// - [io.mesocosm.coordination.records] keeps the entities of one component.
///
/// Elections and records have twins without a server; both pass the same contract tests as the real
/// ones. No Curator or ZooKeeper type leaves these packages.
@NullMarked
package io.mesocosm.coordination;

import org.jspecify.annotations.NullMarked;
