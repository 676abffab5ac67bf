/// The rules of Marathon, pure: definitions, deployments, instances, launches, health.
///
/// [io.mesocosm.marathon.core.MarathonCore] is the front; the page of its language is
/// [io.mesocosm.marathon.core.Input], [io.mesocosm.marathon.core.Change],
/// [io.mesocosm.marathon.core.Effect]. Must not know HTTP, JSON, protobuf, sockets or clocks.
@NullMarked
package io.mesocosm.marathon.core;

import org.jspecify.annotations.NullMarked;
