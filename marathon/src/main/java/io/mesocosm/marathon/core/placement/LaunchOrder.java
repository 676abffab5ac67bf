package io.mesocosm.marathon.core.placement;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.protocol.resources.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A task to be launched; the edge makes a message of it.
///
/// @param app the definition to run
/// @param resources taken out of the offer, with their tags
/// @param environment complete: ours and the user's
public record LaunchOrder(
    TaskId task, App app, Site on, Resources resources, SequencedMap<String, String> environment) {

  public LaunchOrder {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }
}
