/// A cluster of plain processes on this machine's loopback address: what it consists of, how it
/// comes up, how it is seen and how it goes.
///
/// [io.mesocosm.meso.cluster.plan.Cluster] says what there is,
/// [io.mesocosm.meso.cluster.plan.ClusterFolder] where it is kept,
/// [io.mesocosm.meso.cluster.Bringup] brings it up. The components are reached through their own
/// HTTP interfaces only.
@NullMarked
package io.mesocosm.meso.cluster;

import org.jspecify.annotations.NullMarked;
