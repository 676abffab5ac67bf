package io.mesocosm.master.model;

import io.mesocosm.protocol.libprocess.Pid;
import java.time.Instant;

/// How the master reaches an agent, and whether it still hears it.
///
/// @param pid where the agent listens, `slave(1)@10.0.0.2:5051`
/// @param connected whether the connection to it stands
/// @param missedPings sent in a row without an answer, ≥ 0
/// @param registered when it came first
/// @param reregistered when it came last; the same as `registered` before it ever came back
public record Contact(
    Pid pid, boolean connected, int missedPings, Instant registered, Instant reregistered) {

  static Contact first(Pid pid, Instant now) {
    return new Contact(pid, true, 0, now, now);
  }

  Contact back(Pid at, Instant now) {
    return new Contact(at, true, 0, registered, now);
  }

  Contact away() {
    return new Contact(pid, false, missedPings, registered, reregistered);
  }

  Contact withMissedPings(int missed) {
    return new Contact(pid, connected, missed, registered, reregistered);
  }
}
