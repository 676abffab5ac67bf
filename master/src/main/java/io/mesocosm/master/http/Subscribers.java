package io.mesocosm.master.http;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.protocol.MediaType;
import java.util.UUID;

/// Opens the streams over which subscribers are told things.
public interface Subscribers {
  /// @param id fresh, drawn by chance
  EventStream scheduler(UUID id, MediaType encoding);

  /// @param ticket under which the core is asked to show the cluster
  EventStream operator(long ticket, MediaType encoding);
}
