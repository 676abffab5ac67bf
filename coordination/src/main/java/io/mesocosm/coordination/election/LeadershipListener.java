package io.mesocosm.coordination.election;

import io.mesocosm.coordination.records.Epoch;

/// Told by an [Election]. Calls never overlap; they must not block.
public interface LeadershipListener {
  /// We lead, and may commit under `epoch` until told otherwise.
  void elected(Epoch epoch);

  /// We led and gave it up by [Election#close].
  void resigned();

  /// We led and do not any more: the session is lost or our node was removed. Comes before anything
  /// else that follows from it; the election then stands again by itself unless it is closed.
  ///
  /// @param why for the log
  void lost(String why);
}
