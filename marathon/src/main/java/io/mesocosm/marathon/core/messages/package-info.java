/// What Marathon is asked for, what it answers and what it tells, as values without HTTP or JSON.
///
/// [io.mesocosm.marathon.core.messages.Reply] is for the person who asked,
/// [io.mesocosm.marathon.core.messages.MarathonEvent] for everybody who listens. Knows the model
/// only.
@NullMarked
package io.mesocosm.marathon.core.messages;

import org.jspecify.annotations.NullMarked;
