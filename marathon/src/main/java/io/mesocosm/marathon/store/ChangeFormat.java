package io.mesocosm.marathon.store;

import io.mesocosm.marathon.core.definitions.RootEdit;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.AppChange;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.GroupChange;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.Optional;
import java.util.UUID;

/// Changes of the root group, and the deployments that they make, as stored.
final class ChangeFormat {
  private ChangeFormat() {}

  static Out write(RootEdit edit) {
    return new Out().at("version", edit.version().at()).object("change", write(edit.change()));
  }

  private static Out write(RootChange change) {
    return new Out()
        .list(
            "apps",
            change.apps(),
            one ->
                new Out()
                    .maybe(
                        "before", one.beforeIt().orElse(null), app -> AppFormat.write(app).json())
                    .maybe("after", one.afterIt().orElse(null), app -> AppFormat.write(app).json()))
        .list(
            "groups",
            change.groups(),
            one ->
                new Out()
                    .maybe(
                        "before",
                        one.beforeIt().orElse(null),
                        group -> AppFormat.write(group).json())
                    .maybe(
                        "after",
                        one.afterIt().orElse(null),
                        group -> AppFormat.write(group).json()));
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
        in.list("apps", ChangeFormat::appChange), in.list("groups", ChangeFormat::groupChange));
  }

  private static AppChange appChange(In in) {
    Optional<App> before = in.objectIfAny("before").map(AppFormat::app);
    Optional<App> after = in.objectIfAny("after").map(AppFormat::app);
    if (before.isEmpty()) {
      return new AppChange.Created(after.orElseThrow(ChangeFormat::empty));
    }
    return after
        .<AppChange>map(app -> new AppChange.Changed(before.get(), app))
        .orElseGet(() -> new AppChange.Removed(before.get()));
  }

  private static GroupChange groupChange(In in) {
    Optional<Group> before = in.objectIfAny("before").map(AppFormat::group);
    Optional<Group> after = in.objectIfAny("after").map(AppFormat::group);
    if (before.isEmpty()) {
      return new GroupChange.Created(after.orElseThrow(ChangeFormat::empty));
    }
    return after
        .<GroupChange>map(group -> new GroupChange.Changed(before.get(), group))
        .orElseGet(() -> new GroupChange.Removed(before.get()));
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
