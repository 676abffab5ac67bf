/// A ZooKeeper that loses nothing itself, with sessions that expire, elections, and records whose
/// commits may stay without an answer.
@NullMarked
package io.mesocosm.testkit.zookeeper;

import org.jspecify.annotations.NullMarked;
