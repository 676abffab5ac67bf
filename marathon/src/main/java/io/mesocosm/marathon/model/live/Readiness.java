package io.mesocosm.marathon.model.live;

import java.time.Instant;

/// What the readiness check of a deployment knows of one task.
///
/// @param name of the check
/// @param lastAt of the last answer; [Instant#EPOCH] before there was one
/// @param status HTTP status of the last answer; 0 before there was one
/// @param contentType of the last answer, when answers are kept
/// @param body of the last answer, when answers are kept
public record Readiness(
    String name, boolean ready, Instant lastAt, int status, String contentType, String body) {

  public static Readiness unknown(String name) {
    return new Readiness(name, false, Instant.EPOCH, 0, "", "");
  }
}
