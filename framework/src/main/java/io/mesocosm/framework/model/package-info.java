/// What a scheduler and a master talk about: offers, tasks, calls and events. No rules, no wire
/// types; what is carried unopened is a [io.mesocosm.protocol.Cargo].
@NullMarked
package io.mesocosm.framework.model;

import org.jspecify.annotations.NullMarked;
