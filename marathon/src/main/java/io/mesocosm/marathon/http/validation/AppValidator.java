package io.mesocosm.marathon.http.validation;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.spec.Command.EnvValue;
import io.mesocosm.marathon.model.spec.Container.Engine;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.Needs.Limit;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.protocol.resources.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What is wrong with one app by itself.
///
/// The rules and their paths are those of Marathon 1.11 (app validation); the texts are ours.
public final class AppValidator {
  private static final Set<String> RESERVED = Set.of("restart", "tasks", "versions");

  /// Names of files on all file systems of Linux, in bytes. An agent calls the folder of a task by
  /// the task's id.
  private static final int LONGEST_NAME = 255;

  private static final int LARGEST_INCARNATION = 999_999_999;

  private final ApiDefaults defaults;

  public AppValidator(ApiDefaults defaults) {
    this.defaults = defaults;
  }

  /// @param path of the app in the request; empty when it is the request
  /// @param anyRole whether it may name a role that is neither ours nor its group's
  public List<Refusal> check(App app, String path, boolean anyRole) {
    var problems = Problems.at(path);
    var spec = app.spec();
    identity(problems, app);
    command(problems, spec);
    needs(problems, spec);
    NetworkRules.check(problems, spec);
    CheckRules.check(problems, spec);
    ConstraintRules.check(problems.in("constraints"), spec.placement().constraints());
    VolumeRules.check(problems, app, defaults.features());
    PolicyRules.check(problems, app);
    roles(problems, app, anyRole);
    NotProvided.check(problems, spec);
    return problems.all();
  }

  private static void identity(Problems problems, App app) {
    int task =
        new InstanceId(app.id(), new UUID(0, 0)).task(LARGEST_INCARNATION).toString().length();
    int longest = LONGEST_NAME - (task - app.id().text().length());
    problems
        .in("id")
        .refuseIf(
            task > LONGEST_NAME,
            app.id(),
            "%d characters or fewer, so that ids of its tasks have no more than %d (this has %d)"
                .formatted(longest, LONGEST_NAME, app.id().text().length()));
    problems
        .in("id")
        .refuseIf(
            RESERVED.contains(app.id().name()),
            app.id(),
            "a path that does not end in restart, tasks or versions");
  }

  private void command(Problems problems, RunSpec spec) {
    var command = spec.command();
    var container = spec.container();
    problems.refuseIf(
        command.shell().isEmpty()
            && command.args().isEmpty()
            && (container == null || container.image() == null),
        "none of them",
        "cmd, args, or a container with an image");
    var named = new ArrayList<>(command.secrets().keySet());
    command
        .env()
        .forEach((name, value) -> {
          if (value instanceof EnvValue.Secret(var secret)) {
            problems
                .in("env")
                .in(name)
                .refuseIf(!named.contains(secret), secret, "a secret that the app defines");
          }
        });
    feature(problems.in("secrets"), !command.secrets().isEmpty(), "secrets");
  }

  private void feature(Problems problems, boolean used, String feature) {
    problems.refuseIf(
        used && !defaults.features().contains(feature),
        "in use",
        "nothing unless Marathon runs with --enable_features " + feature);
  }

  private void needs(Problems problems, RunSpec spec) {
    var needs = spec.needs();
    feature(problems.in("gpus"), needs.gpus() > 0, "gpu_resources");
    var container = spec.container();
    problems
        .in("gpus")
        .refuseIf(
            needs.gpus() > 0 && container != null && container.engine() == Engine.DOCKER,
            needs.gpus(),
            "0 with the Docker engine: only Mesos containers get GPUs");
    limit(problems, "cpus", needs.limits().cpus(), needs.cpus());
    limit(problems, "mem", needs.limits().mem(), needs.mem());
    problems
        .in("executorResources")
        .refuseIf(
            needs.executor() != null && spec.command().executor().isEmpty(),
            "set",
            "nothing unless the app names an executor");
  }

  private static void limit(Problems problems, String name, Limit limit, Scalar wanted) {
    if (limit instanceof Limit.AtMost(var most)) {
      problems
          .in("resourceLimits")
          .in(name)
          .refuseIf(most.compareTo(wanted) < 0, most, wanted + " or more, or unlimited");
    }
  }

  private void roles(Problems problems, App app, boolean anyRole) {
    var placement = app.spec().placement();
    var group = app.id().segments().getFirst();
    var allowed = List.of(defaults.role(), group);
    problems
        .in("role")
        .refuseIf(
            !anyRole && !allowed.contains(placement.role()),
            placement.role(),
            "the role " + String.join(" or ", allowed));
    problems
        .in("acceptedResourceRoles")
        .refuseIf(
            !List.of("*", placement.role()).containsAll(placement.acceptedRoles()),
            placement.acceptedRoles(),
            "a choice of * and " + placement.role());
  }

  /// What an update may not change of an app with volumes on agents: what was reserved for them.
  ///
  /// @param path of the app in the request; empty when it is the request
  public static List<Refusal> checkUpdate(App before, App after, String path) {
    var problems = Problems.at(path);
    if (before.spec().isResident()) {
      problems
          .in("container")
          .in("volumes")
          .refuseIf(
              !VolumeRules.persistent(before).equals(VolumeRules.persistent(after)),
              "changed",
              "the volumes as they are");
      problems.refuseIf(
          !reserved(before).equals(reserved(after)),
          "changed",
          "cpus, mem, disk and gpus as they are");
      problems
          .in("role")
          .refuseIf(
              !before.spec().placement().role().equals(after.spec().placement().role()),
              after.spec().placement().role(),
              before.spec().placement().role());
    }
    return problems.all();
  }

  private static List<Object> reserved(App app) {
    Needs needs = app.spec().needs();
    return List.of(needs.cpus(), needs.mem(), needs.disk(), needs.gpus());
  }
}
