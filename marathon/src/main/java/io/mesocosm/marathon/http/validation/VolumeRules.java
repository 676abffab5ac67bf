package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Constraint.Operator;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.Container.Engine;
import io.mesocosm.marathon.model.spec.Volume;
import io.mesocosm.marathon.model.spec.Volume.Disk;
import io.mesocosm.marathon.model.spec.Volume.External;
import io.mesocosm.marathon.model.spec.Volume.Host;
import io.mesocosm.marathon.model.spec.Volume.Mode;
import io.mesocosm.marathon.model.spec.Volume.Persistent;
import io.mesocosm.marathon.model.spec.Volume.Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rules of containers' volumes (Marathon 1.11).
final class VolumeRules {
  private VolumeRules() {}

  static List<Volume> persistent(App app) {
    var container = app.spec().container();
    return container == null
        ? List.of()
        : container.volumes().stream().filter(volume -> volume instanceof Persistent).toList();
  }

  static void check(Problems problems, App app, Set<String> features) {
    var container = app.spec().container();
    if (container == null) {
      return;
    }
    var at = problems.in("container").in("volumes");
    for (int i = 0; i < container.volumes().size(); i++) {
      var volume = at.at(i);
      switch (container.volumes().get(i)) {
        case Host _ -> {}
        case Persistent persistent -> persistent(volume, persistent);
        case External external -> external(volume, external, container, features);
        case Secret secret ->
            volume
                .in("secret")
                .refuseIf(
                    !app.spec().command().secrets().containsKey(secret.name()),
                    secret.name(),
                    "a secret that the app defines");
      }
    }
    externals(problems, app, container);
    problems
        .in("container")
        .in("docker")
        .refuseIf(
            container.image() != null
                && container.engine() == Engine.DOCKER
                && !container.image().pullSecret().isEmpty(),
            "pullConfig",
            "no pullConfig with the Docker engine");
  }

  private static void persistent(Problems problems, Persistent volume) {
    problems
        .in("containerPath")
        .refuseIf(
            volume.containerPath().contains("/"),
            volume.containerPath(),
            "a name in the sandbox, without slashes");
    problems.in("mode").refuseIf(volume.mode() != Mode.RW, volume.mode(), "RW");
    var inner = problems.in("persistent");
    inner.in("size").refuseIf(!volume.size().isPositive(), volume.size(), "more than 0");
    var most = volume.maxSize();
    inner
        .in("maxSize")
        .refuseIf(
            most != null && (volume.type() != Disk.MOUNT || most.compareTo(volume.size()) < 0),
            String.valueOf(most),
            "size or more, and only with the type mount");
    inner
        .in("constraints")
        .refuseIf(
            !volume.constraints().isEmpty()
                && (volume.type() == Disk.ROOT
                    || !volume.constraints().stream().allMatch(VolumeRules::isOfPath)),
            volume.constraints().size() + " constraints",
            "LIKE or UNLIKE on path, and none with the type root");
  }

  private static boolean isOfPath(Constraint constraint) {
    return constraint.field().equals("path")
        && (constraint.operator() == Operator.LIKE || constraint.operator() == Operator.UNLIKE);
  }

  private static void external(
      Problems problems, External volume, Container container, Set<String> features) {
    problems
        .in("external")
        .refuseIf(
            !features.contains("external_volumes"),
            "in use",
            "nothing unless Marathon runs with --enable_features external_volumes");
    problems
        .in("external")
        .in("options")
        .refuseIf(!volume.options().containsKey("dvdi/driver"), volume.options(), "dvdi/driver");
    problems
        .in("external")
        .in("size")
        .refuseIf(
            volume.size() != null && container.engine() == Engine.DOCKER,
            String.valueOf(volume.size()),
            "nothing with the Docker engine");
  }

  private static void externals(Problems problems, App app, Container container) {
    var names = new HashSet<String>();
    var twice = new HashSet<String>();
    for (Volume volume : container.volumes()) {
      if (volume instanceof External external
          && !names.add(external.name())
          && !external.shared()) {
        twice.add(external.name());
      }
    }
    problems
        .in("container")
        .in("volumes")
        .refuseIf(!twice.isEmpty(), twice, "each external volume once, unless it is shared");
    problems
        .in("instances")
        .refuseIf(
            !names.isEmpty() && app.instances() > 1,
            app.instances(),
            "at most 1 with external volumes");
  }
}
