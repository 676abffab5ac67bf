/// What outlives a crash: disks that may be slow and lose what was not flushed, and a ZooKeeper
/// with sessions that expire and answers that get lost.
@NullMarked
package io.mesocosm.testkit.storage;

import org.jspecify.annotations.NullMarked;
