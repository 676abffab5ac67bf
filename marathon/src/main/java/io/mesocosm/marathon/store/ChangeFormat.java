package io.mesocosm.marathon.store;

import io.mesocosm.marathon.core.definitions.RootEdit;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Changes of the root group, and the deployments that they make, as stored.
final class ChangeFormat {
  private ChangeFormat() {}

  static Out write(RootEdit edit) {
    return new Out().at("version", edit.version().at()).object("change", write(edit.change()));
  }

  private static Out write(RootChange change) {
    return new Out()
        .list("apps", change.apps(), one -> write(one, AppFormat::write))
        .list("groups", change.groups(), one -> write(one, AppFormat::write));
  }

  private static <T extends Edit.Subject> Out write(Edit<T> edit, Function<T, Out> write) {
    return new Out()
        .maybe("before", edit.beforeIt().orElse(null), was -> write.apply(was).json())
        .maybe("after", edit.afterIt().orElse(null), is -> write.apply(is).json());
  }

  static Out write(Deployment deployment) {
    return new Out()
        .text("id", deployment.id().toString())
        .at("version", deployment.version().at())
        .object("change", write(deployment.change()))
        .list(
            "steps",
            deployment.steps(),
            step ->
                new Out()
                    .list(
                        "actions",
                        step.actions(),
                        one -> new Out().word("kind", one.kind()).text("app", one.app().text())))
        .number("current", deployment.current());
  }

  static RootEdit edit(In in) {
    return new RootEdit(AppFormat.version(in, "version"), change(in.object("change")));
  }

  private static RootChange change(In in) {
    return new RootChange(
        in.list("apps", one -> edit(one, AppFormat::app)),
        in.list("groups", one -> edit(one, AppFormat::group)));
  }

  private static <T extends Edit.Subject> Edit<T> edit(In in, Function<In, T> read) {
    Optional<T> before = in.objectIfAny("before").map(read);
    Optional<T> after = in.objectIfAny("after").map(read);
    return Edit.of(before, after).orElseThrow(ChangeFormat::empty);
  }

  private static BadRecordException empty() {
    return new BadRecordException("a change with neither before nor after");
  }

  static Deployment deployment(In in) {
    return new Deployment(
        new DeploymentId(UUID.fromString(in.text("id"))),
        AppFormat.version(in, "version"),
        change(in.object("change")),
        in.list("steps", step -> new DeploymentStep(step.list("actions", ChangeFormat::action))),
        in.integer("current"));
  }

  private static Action action(In in) {
    return new Action(in.word("kind", Action.Kind.class), AppPath.of(in.text("app")));
  }
}
