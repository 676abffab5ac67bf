/// Runs: what is executed, where it lives on this machine, how far it is, what is found of it after
/// a restart, and how it ended. One run is one container; what it does for the cluster, as a task,
/// is said in the room around.
@NullMarked
package io.mesocosm.agent.model.runs;

import org.jspecify.annotations.NullMarked;
