package io.mesocosm.marathon.store;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// [App] and [Group] as stored.
final class AppFormat {
  private AppFormat() {}

  static Out write(App app) {
    return new Out()
        .text("id", app.id().text())
        .number("instances", app.instances())
        .object("spec", spec(app.spec()))
        .texts("dependencies", texts(app.dependencies()))
        .at("version", app.version().at())
        .at("lastScalingAt", app.lastScalingAt().at())
        .at("lastConfigChangeAt", app.lastConfigChangeAt().at());
  }

  private static Out spec(RunSpec spec) {
    return new Out()
        .object("command", CommandFormat.write(spec.command()))
        .object("needs", NeedsFormat.write(spec.needs()))
        .maybe("container", spec.container(), it -> ContainerFormat.write(it).json())
        .object("ports", PortsFormat.write(spec.ports()))
        .object("placement", PlacementFormat.write(spec.placement()))
        .object("checks", ChecksFormat.write(spec.checks()))
        .object("policy", PolicyFormat.write(spec.policy()))
        .map("labels", spec.labels());
  }

  private static Collection<String> texts(Collection<AppPath> paths) {
    return paths.stream().map(AppPath::text).toList();
  }

  static App app(In in) {
    return new App(
        AppPath.of(in.text("id")),
        in.integer("instances"),
        spec(in.object("spec")),
        paths(in, "dependencies"),
        version(in, "version"),
        version(in, "lastScalingAt"),
        version(in, "lastConfigChangeAt"));
  }

  static Version version(In in, String name) {
    return new Version(in.at(name));
  }

  private static SortedSet<AppPath> paths(In in, String name) {
    return new TreeSet<>(in.texts(name).stream().map(AppPath::of).toList());
  }

  private static RunSpec spec(In in) {
    return new RunSpec(
        CommandFormat.read(in.object("command")),
        NeedsFormat.read(in.object("needs")),
        in.maybe("container", name -> ContainerFormat.read(in.object(name))),
        PortsFormat.read(in.object("ports")),
        PlacementFormat.read(in.object("placement")),
        ChecksFormat.read(in.object("checks")),
        PolicyFormat.read(in.object("policy")),
        in.map("labels"));
  }

  static Out write(Group group) {
    return new Out()
        .text("id", group.id().text())
        .texts("dependencies", texts(group.dependencies()))
        .at("version", group.version().at())
        .word("roles", group.roles());
  }

  static Group group(In in) {
    return new Group(
        AppPath.of(in.text("id")),
        paths(in, "dependencies"),
        version(in, "version"),
        in.word("roles", Group.Roles.class));
  }
}
