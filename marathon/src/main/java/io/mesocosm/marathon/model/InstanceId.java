package io.mesocosm.marathon.model;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;

/// One of the instances of an app: `outyet.instance-<uuid>`. It stays the same when its task fails
/// and is launched again.
public record InstanceId(AppPath app, UUID uuid) implements Comparable<InstanceId> {
  // `marathon-` stands for `instance-` in ids of old versions.
  private static final Pattern FORM =
      Pattern.compile("(?<app>.+)\\.(instance|marathon)-(?<uuid>[0-9a-f-]{36})");

  public static Outcome<InstanceId> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Outcome.refused(
          Refusal.invalid("/ids", text, "an instance id such as outyet.instance-<uuid>"));
    }
    try {
      var uuid = UUID.fromString(match.group("uuid"));
      return AppPath.fromSafeId(match.group("app")).map(app -> new InstanceId(app, uuid));
    } catch (IllegalArgumentException noUuid) {
      return Outcome.refused(Refusal.invalid("/ids", text, "an instance id that ends in a UUID"));
    }
  }

  /// The task of its `incarnation`th launch.
  public TaskId task(int incarnation) {
    return new TaskId(this, incarnation);
  }

  @Override
  public int compareTo(InstanceId other) {
    var byApp = app.compareTo(other.app);
    return byApp != 0 ? byApp : uuid.compareTo(other.uuid);
  }

  @Override
  public String toString() {
    return app.safeId() + ".instance-" + uuid;
  }
}
