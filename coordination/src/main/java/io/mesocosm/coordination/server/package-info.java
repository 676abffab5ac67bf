/// A ZooKeeper server within this process: alone for a cluster on one machine, or a member of the
/// ensemble that a `zoo.cfg` describes.
@NullMarked
package io.mesocosm.coordination.server;

import org.jspecify.annotations.NullMarked;
