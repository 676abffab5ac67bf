/// What all parts of a cluster call alike: agents, frameworks, executors, tasks and offers by their
/// ids, the states of a task, what a framework understands. Names and values are those of the wire.
/// No rules of any component.
@NullMarked
package io.mesocosm.protocol.cluster;

import org.jspecify.annotations.NullMarked;
