/// What must survive: the entities of one component, read whole at the start, written in batches
/// under the epoch of the leader. [io.mesocosm.coordination.records.RecordsJournal] plugs them into
/// a loop; [io.mesocosm.coordination.records.Migrations] lift old formats.
@NullMarked
package io.mesocosm.coordination.records;

import org.jspecify.annotations.NullMarked;
