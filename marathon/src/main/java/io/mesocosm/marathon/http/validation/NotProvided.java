package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.marathon.model.spec.Volume;
import java.util.Set;

/// What Marathon 1.11 offers and this one does not: better refused with its name than accepted and
/// left out when the task is launched.
final class NotProvided {
  /// How its texts begin.
  static final String TEXT = "nothing here yet: ";

  // What names Mesos' own executor.
  private static final Set<String> USUAL = Set.of("", "//cmd");

  private NotProvided() {}

  static void check(Problems problems, RunSpec spec) {
    problems
        .in("executor")
        .refuseIf(
            !USUAL.contains(spec.command().executor()),
            spec.command().executor(),
            TEXT + "executors of one's own are not launched");
    problems
        .in("secrets")
        .refuseIf(
            !spec.command().secrets().isEmpty(), "in use", TEXT + "there is no store of secrets");
    problems
        .in("tty")
        .refuseIf(
            Boolean.TRUE.equals(spec.command().terminal()),
            true,
            TEXT + "agents give no task a terminal");
    if (spec.container() != null) {
      container(problems.in("container"), spec.container());
    }
  }

  private static void container(Problems problems, Container container) {
    problems
        .in("linuxInfo")
        .refuseIf(
            container.linux() != null, "set", TEXT + "kernel settings are not passed to agents");
    for (int i = 0; i < container.volumes().size(); i++) {
      problems
          .in("volumes")
          .at(i)
          .in("persistent")
          .refuseIf(
              container.volumes().get(i) instanceof Volume.Persistent,
              "set",
              TEXT + "volumes do not outlive their task");
    }
  }
}
