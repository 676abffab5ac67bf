/// Marathon's REST API: requests become inputs or reads of a snapshot, answers get the shapes and
/// codes of Marathon 1.11. Begin at [MarathonApi].
///
/// `exchange` has what all handlers share, `codec` the objects, `validation` what is wrong with
/// them, `view` what is shown of the state. Knows neither storage nor the master.
@NullMarked
package io.mesocosm.marathon.http;

import org.jspecify.annotations.NullMarked;
