package io.mesocosm.marathon.model;

import io.mesocosm.base.Check;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import java.util.regex.Pattern;

/// One launch of an instance: `outyet.instance-<uuid>._app.1`.
///
/// @param incarnation counts the launches of the instance, from 1
public record TaskId(InstanceId instance, int incarnation) implements Comparable<TaskId> {
  private static final Pattern FORM =
      Pattern.compile("(?<instance>.+)\\._app\\.(?<incarnation>[1-9][0-9]{0,8})");

  public TaskId {
    Check.that(incarnation >= 1, "incarnation", incarnation, "1 or more");
  }

  public static Outcome<TaskId> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Outcome.refused(
          Refusal.invalid("/ids", text, "a task id such as outyet.instance-<uuid>._app.1"));
    }
    var incarnation = Integer.parseInt(match.group("incarnation"));
    return switch (InstanceId.parse(match.group("instance"))) {
      case Ok<InstanceId>(var instance) -> Outcome.ok(instance.task(incarnation));
      case Refused<InstanceId>(var refusals) -> new Refused<>(refusals);
    };
  }

  @Override
  public int compareTo(TaskId other) {
    var byInstance = instance.compareTo(other.instance);
    return byInstance != 0 ? byInstance : Integer.compare(incarnation, other.incarnation);
  }

  @Override
  public String toString() {
    return instance + "._app." + incarnation;
  }
}
