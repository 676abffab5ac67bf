/// The demonstration application: answers whether a version of Go is out yet.
///
/// [io.mesocosm.meso.outyet.Outyet] is the door. It knows nothing of the cluster: it gets a port
/// and serves a page, as any application would.
@NullMarked
package io.mesocosm.meso.outyet;

import org.jspecify.annotations.NullMarked;
