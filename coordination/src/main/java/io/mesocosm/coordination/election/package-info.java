/// Who leads: a process stands with a node that the originals' clients can read
/// ([io.mesocosm.coordination.election.NodeNames]), and
/// [io.mesocosm.coordination.election.LeaderWatch] tells who won.
@NullMarked
package io.mesocosm.coordination.election;

import org.jspecify.annotations.NullMarked;
