package io.mesocosm.meso.supervisor;

import io.mesocosm.base.collections.PMap;
import java.time.Instant;

/// What the supervisor knows: the life of each member, by name.
///
/// Nothing of it is durable: who is alive is asked of the operating system.
///
/// @param stopping nothing is started any more
public record Supervision(PMap<String, Life> lives, boolean stopping) {

  Supervision with(String member, Life life) {
    return new Supervision(lives.with(member, life), stopping);
  }

  /// What can happen.
  public sealed interface Input {
    /// A member that shall live from now on.
    record Enlisted(String member) implements Input {}

    /// Found alive, left behind by an earlier supervisor.
    record Adopted(String member, long pid) implements Input {}

    record Started(String member, long pid) implements Input {}

    record NotStarted(String member, String cause) implements Input {}

    /// The process is gone; `cause` for people (`exit code 1`, `signal 9`).
    record Died(String member, long pid, String cause) implements Input {}

    record RestOver(String member) implements Input {}

    record StopRequested() implements Input {}
  }

  /// Orders to the shell.
  public sealed interface Effect {
    /// Answered by `Started` or `NotStarted`, and later by `Died`.
    record Start(String member) implements Effect {}

    /// Answered by `Died`.
    record Watch(String member, long pid) implements Effect {}

    /// Asks the process to end, and ends it when it does not. Answered by `Died`.
    record End(String member, long pid) implements Effect {}

    record Arm(String member, Instant at) implements Effect {}

    /// Shows the state to whoever asks for the status.
    record Publish(Supervision state) implements Effect {}

    /// No member is left: the supervisor may go.
    record Finish() implements Effect {}
  }
}
