package io.mesocosm.framework;

import io.mesocosm.base.Check;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.link.CallSettings;
import io.mesocosm.protocol.MediaType;
import java.time.Duration;

/// How a scheduler reaches its master.
///
/// @param master where it is found
/// @param encoding of calls and events; protobuf unless someone wants to read along
/// @param rules how patient the session is
/// @param callWithin how long one call may take, > 0
/// @param secret of the identity's principal; empty when it does not authenticate
/// @param lanes connections for calls that may overtake each other (acknowledgements), ≥ 1; all
///   others go over one more, in order
public record SchedulerConfig(
    MasterLocation master,
    MediaType encoding,
    SessionRules rules,
    Duration callWithin,
    String secret,
    int lanes) {

  public SchedulerConfig {
    Check.that(callWithin.isPositive(), "callWithin", callWithin, "more than 0");
    Check.that(lanes >= 1, "lanes", lanes, "1 or more");
  }

  public static SchedulerConfig of(MasterLocation master) {
    return new SchedulerConfig(
        master, MediaType.PROTOBUF, SessionRules.DEFAULT, Duration.ofSeconds(10), "", 2);
  }

  public SchedulerConfig withEncoding(MediaType other) {
    return new SchedulerConfig(master, other, rules, callWithin, secret, lanes);
  }

  public SchedulerConfig withRules(SessionRules others) {
    return new SchedulerConfig(master, encoding, others, callWithin, secret, lanes);
  }

  public SchedulerConfig withSecret(String other) {
    return new SchedulerConfig(master, encoding, rules, callWithin, other, lanes);
  }

  CallSettings calls() {
    return new CallSettings(encoding, callWithin, secret, lanes);
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "SchedulerConfig[master=%s, encoding=%s, rules=%s, callWithin=%s, lanes=%d]"
        .formatted(master, encoding, rules, callWithin, lanes);
  }
}
