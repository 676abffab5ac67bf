/// What exists in a cluster: agents, frameworks, tasks, offers. No rules.
///
/// Immutable values only. Wire messages travel as [io.mesocosm.protocol.Cargo]; the fields that
/// rules read stand beside it.
@NullMarked
package io.mesocosm.master.model;

import org.jspecify.annotations.NullMarked;
