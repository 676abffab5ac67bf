/// The Docker engine of this machine: its API over its Unix socket, what is asked of it for a task,
/// and how its answers and output are read. Nothing here knows what a run is.
@NullMarked
package io.mesocosm.agent.link.docker;

import org.jspecify.annotations.NullMarked;
