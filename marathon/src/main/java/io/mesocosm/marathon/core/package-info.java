/// The rules of Marathon, pure: definitions, deployments, instances, launches, health.
///
/// [io.mesocosm.marathon.core.MarathonCore] is the front; the page of its language is
/// [io.mesocosm.marathon.core.Input], [io.mesocosm.marathon.core.Change],
/// [io.mesocosm.marathon.core.Effect]. What works through one input together stands here; what
/// needs to know less has an inner room, which never looks back: `messages`, `definitions`,
/// `deployments`, `instances`, `placement`, `health`. Must not know HTTP, JSON, protobuf, sockets
/// or clocks.
@NullMarked
package io.mesocosm.marathon.core;

import org.jspecify.annotations.NullMarked;
