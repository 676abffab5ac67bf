/// Keeps a set of processes alive: a pure core that says what to start and when, and the edge that
/// starts, watches and signals them.
///
/// Knows nothing of Mesos: a member has a name and a command.
@NullMarked
package io.mesocosm.meso.supervisor;

import org.jspecify.annotations.NullMarked;
