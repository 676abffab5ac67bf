package io.mesocosm.marathon.core.instances;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.live.Backoff;
import io.mesocosm.marathon.model.live.TaskFailure;

/// What went wrong with the tasks of each app, and how long it waits for that.
///
/// @param backoffs over or not
/// @param failures the last one of each app
public record Setbacks(PMap<AppPath, Backoff> backoffs, PMap<AppPath, TaskFailure> failures) {
  public static final Setbacks NONE = new Setbacks(PMap.empty(), PMap.empty());

  public Setbacks with(Backoff backoff) {
    return new Setbacks(backoffs.with(backoff.app(), backoff), failures);
  }

  public Setbacks withoutBackoff(AppPath app) {
    return new Setbacks(backoffs.without(app), failures);
  }

  public Setbacks with(TaskFailure failure) {
    return new Setbacks(backoffs, failures.with(failure.app(), failure));
  }

  public Setbacks withoutFailure(AppPath app) {
    return new Setbacks(backoffs, failures.without(app));
  }
}
