/// A client's session with ZooKeeper: where the servers are, how it stands, and the nodes one asks
/// for through it.
@NullMarked
package io.mesocosm.coordination.session;

import org.jspecify.annotations.NullMarked;
