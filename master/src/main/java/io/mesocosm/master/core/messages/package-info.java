/// What the master is asked, and what it says, as values: calls of schedulers, orders to agents,
/// events for schedulers and operators, answers to callers.
///
/// What they become on the wire is the business of `wire`. Knows the model only.
@NullMarked
package io.mesocosm.master.core.messages;

import org.jspecify.annotations.NullMarked;
