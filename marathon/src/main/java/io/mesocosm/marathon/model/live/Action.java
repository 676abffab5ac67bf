package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.AppPath;

/// What a step of a deployment does with one app.
public record Action(Kind kind, AppPath app) {
  /// Kinds of actions, named as the API prints them.
  public enum Kind {
    /// Makes it known; its instances come with a later SCALE.
    START("StartApplication"),
    STOP("StopApplication"),
    SCALE("ScaleApplication"),
    RESTART("RestartApplication");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }
}
