package io.mesocosm.master.http;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.messages.Answer;
import java.time.Instant;
import java.util.function.Supplier;

/// What handlers need of a master that leads.
///
/// @param state the last published snapshot
/// @param elected when this reign began
/// @param streams where schedulers and operators are told things
public record Reign(
    Supplier<State> state,
    Inbox<Input> inbox,
    Replies<Answer> replies,
    Instant elected,
    Subscribers streams) {}
