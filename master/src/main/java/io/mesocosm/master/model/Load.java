package io.mesocosm.master.model;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.protocol.resources.Resources;

/// What an agent is busy with.
///
/// @param used by executors and by tasks that are not terminal
/// @param offered in offers that are open
public record Load(Resources used, Resources offered, PMap<ExecutorKey, Executor> executors) {
  static final Load NONE = new Load(Resources.NONE, Resources.NONE, PMap.empty());

  Load withUsed(Resources sum) {
    return new Load(sum, offered, executors);
  }

  Load withOffered(Resources sum) {
    return new Load(used, sum, executors);
  }

  Load withExecutors(PMap<ExecutorKey, Executor> all) {
    return new Load(used, offered, all);
  }
}
