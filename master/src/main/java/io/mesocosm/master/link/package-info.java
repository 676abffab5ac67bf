/// Whom the master talks to: agents over libprocess messages, schedulers and watching operators
/// over streams.
@NullMarked
package io.mesocosm.master.link;

import org.jspecify.annotations.NullMarked;
