/// What an agent keeps on its own disk, under `meta/` of its work directory: one log of entries
/// ([EntryLog]), their forms ([TaskForm], [StreamForm], …), and the journal of the loop on top of
/// both ([DiskJournal]).
@NullMarked
package io.mesocosm.agent.store;

import org.jspecify.annotations.NullMarked;
