/// The wire of Mesos: generated messages (rooms `v1`, `v0`, `internal`) and [Cargo], the closed box
/// in which cores carry them. What cores themselves speak of stands in
/// [io.mesocosm.protocol.cluster] and [io.mesocosm.protocol.resources].
///
/// Rules: Mesos 1.11 documentation, scheduler, executor and operator HTTP API; details seen on a
/// running 1.12-dev. This room knows no HTTP, no threads and no component.
@NullMarked
package io.mesocosm.protocol;

import org.jspecify.annotations.NullMarked;
