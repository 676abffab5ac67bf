package io.mesocosm.master.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.resources.Resources;

/// An executor that the framework described; command tasks have none in the master's books.
///
/// @param resources allocated to the role of its tasks
/// @param info the v1 ExecutorInfo
public record Executor(ExecutorKey key, Resources resources, Cargo info) {}
