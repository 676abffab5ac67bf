/// Marathon's entities as durable records: one record each, in formats of our own that are counted
/// up when they change. [io.mesocosm.marathon.store.MarathonRecords] is the way in.
///
/// Not the API's JSON: that may change without what is stored changing, and the other way round.
@NullMarked
package io.mesocosm.marathon.store;

import org.jspecify.annotations.NullMarked;
