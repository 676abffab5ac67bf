/// Between the wire's resources, attributes and ids and our own ([io.mesocosm.protocol.resources],
/// [io.mesocosm.protocol.cluster]).
///
/// Edge rooms call it; cores never do. Mesos 1.11 documentation, "Reservation": the three formats
/// of reserved resources are explained at [ResourceFormat].
@NullMarked
package io.mesocosm.protocol.codec;

import org.jspecify.annotations.NullMarked;
