package io.mesocosm.marathon.core.definitions;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Definitions of each app, the present one and those before it. They go with the app.
public record Versions(PMap<AppPath, PMap<Version, App>> apps) {
  public static final Versions NONE = new Versions(PMap.empty());

  /// Newest first.
  public List<App> of(AppPath app) {
    return apps.get(app)
        .map(known -> new ArrayList<>(known.values()).reversed())
        .orElseGet(List::of);
  }

  public Optional<App> get(AppPath app, Version version) {
    return apps.get(app).flatMap(known -> known.get(version));
  }

  public Versions with(App app) {
    var known = apps.get(app.id()).orElse(PMap.empty());
    return new Versions(apps.with(app.id(), known.with(app.version(), app)));
  }

  public Versions without(AppPath app, Version version) {
    var rest = apps.get(app).orElse(PMap.empty()).without(version);
    return new Versions(rest.isEmpty() ? apps.without(app) : apps.with(app, rest));
  }
}
