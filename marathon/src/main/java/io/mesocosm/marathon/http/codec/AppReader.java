package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.Placement;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.marathon.model.spec.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads apps: whole ones and partial updates, in today's form or any legacy form.
///
/// What is wrong goes to the list behind the view; the app that is returned is complete only when
/// that list stayed empty. Its versions are placeholders: who stores it stamps it.
public final class AppReader {
  private static final Version UNSTAMPED = new Version(Instant.EPOCH);

  private final ApiDefaults defaults;

  public AppReader(ApiDefaults defaults) {
    this.defaults = defaults;
  }

  /// The `id` of a request, resolved against the group it stands in; empty when it was refused.
  public static Optional<AppPath> id(JsonView app, AppPath group) {
    if (!app.has("id")) {
      app.refuse("id", "", Wording.MISSING);
      return Optional.empty();
    }
    var id = app.text("id").flatMap(text -> path(app, "id", text, group));
    if (id.filter(AppPath::isRoot).isPresent()) {
      app.refuse("id", "/", Wording.EXPECTED_PATH);
    }
    return id.filter(path -> !path.isRoot());
  }

  /// A whole app.
  ///
  /// @param role what it gets when it names none
  public App read(JsonView app, AppPath id, String role) {
    return fromModern(LegacyForm.modern(app, defaults), app, id, role);
  }

  /// An app in the place of another one. Service ports that are 0 stay what they were.
  public App replace(JsonView app, App current) {
    var role = current.spec().placement().role();
    return KeptPorts.carry(current, read(app, current.id(), role));
  }

  /// The role of an app that names none: its top-level group's where that is enforced, else ours.
  public String role(AppTree tree, AppPath id) {
    var top = AppPath.ROOT.child(id.segments().getFirst());
    var enforced =
        tree.group(top)
            .map(group -> group.roles() == Group.Roles.ENFORCED)
            .orElse(defaults.enforcesGroupRole() && !top.equals(id));
    return enforced ? top.name() : defaults.role();
  }

  /// An app after a partial update.
  public App update(JsonView update, App current) {
    var modern = LegacyForm.modern(update, defaults);
    var merged = AppUpdate.merge(AppWriter.json(current), modern);
    var role = current.spec().placement().role();
    return KeptPorts.carry(current, fromModern(merged, update, current.id(), role));
  }

  private App fromModern(Json.Obj modern, JsonView source, AppPath id, String role) {
    var app = source.over(modern);
    return new App(
        id,
        Fields.atLeast(app, "instances", 0, 1),
        spec(app, role),
        new TreeSet<>(paths(app, "dependencies", id.parent())),
        UNSTAMPED,
        UNSTAMPED,
        UNSTAMPED);
  }

  private RunSpec spec(JsonView app, String role) {
    var ports = new PortsCodec(app, defaults);
    var container = container(app, ports);
    var volumes = container == null ? List.<Volume>of() : container.volumes();
    return new RunSpec(
        CommandCodec.read(app),
        NeedsCodec.read(app),
        container,
        ports.ports(),
        placement(app, role),
        ChecksCodec.read(app),
        PolicyCodec.read(
            app,
            volumes.stream().anyMatch(volume -> volume instanceof Volume.Persistent),
            volumes.stream().anyMatch(volume -> volume instanceof Volume.External)),
        Fields.textMap(app, "labels"));
  }

  // Off the host's network there is always a container, or there would be nothing to join it.
  private static @Nullable Container container(JsonView app, PortsCodec ports) {
    var mappings = ports.mappings();
    return app.object("container")
        .map(view -> ContainerCodec.read(view, mappings))
        .orElseGet(() -> ports.isHost() ? null : Container.mesos().withPortMappings(mappings));
  }

  private static Placement placement(JsonView app, String role) {
    var accepted = app.texts("acceptedResourceRoles");
    if (accepted.filter(List::isEmpty).isPresent()) {
      app.refuse("acceptedResourceRoles", "[]", "at least 1");
    }
    return new Placement(
        app.text("role").filter(text -> !text.isEmpty()).orElse(role),
        new TreeSet<>(accepted.orElse(List.of())),
        ConstraintCodec.read(app, "constraints"));
  }

  static Optional<AppPath> path(JsonView view, String name, String text, AppPath group) {
    return switch (AppPath.parse(text, group)) {
      case Ok<AppPath>(var path) -> Optional.of(path);
      case Refused<AppPath> _ -> {
        view.refuse(name, text, Wording.EXPECTED_PATH);
        yield Optional.empty();
      }
    };
  }

  static List<AppPath> paths(JsonView view, String name, AppPath group) {
    var paths = new ArrayList<AppPath>();
    for (String text : Fields.texts(view, name)) {
      path(view, name, text, group).ifPresent(paths::add);
    }
    return paths;
  }
}
