package io.mesocosm.meso.verbs.app;

import io.mesocosm.meso.command.Verb;
import java.util.List;

/// The commands below `meso app`.
public final class AppVerb {
  public static final String NAME = "app";
  public static final String SUMMARY =
      "applications: run, list, show, scale, restart, why, logs, rm";

  private AppVerb() {}

  /// In the order of a tour.
  public static List<Verb> all() {
    return List.of(
        new AppRun(),
        new AppList(),
        new AppShow(),
        new AppScale(),
        new AppRestart(),
        new AppWhy(),
        new AppLogs(),
        new AppRemove());
  }
}
