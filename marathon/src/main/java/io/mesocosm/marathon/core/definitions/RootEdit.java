package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.RootChange;

/// A change of the root group and the version that it made.
public record RootEdit(Version version, RootChange change) {}
