package io.mesocosm.marathon.link;

import io.mesocosm.framework.link.OperationWire;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.core.placement.TaskPorts;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Needs.Limit;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.DiscoveryInfo;
import io.mesocosm.protocol.v1.Environment;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Launch orders as the messages that the master takes (Marathon 1.11, how tasks are built). Pure.
public final class TaskInfos {
  private TaskInfos() {}

  /// The call that carries out `launch`.
  public static Call accept(Effect.Launch launch) {
    var tasks = launch.orders().stream().map(order -> Cargo.of(task(order))).toList();
    return new Call.Accept(
        List.of(launch.offer()), List.of(new Operation.Launch(tasks)), launch.refuse());
  }

  public static TaskInfo task(LaunchOrder order) {
    var app = order.app();
    var ports = TaskPorts.of(app.spec(), order.on().hostPorts());
    var task = TaskInfo.newBuilder().setName(app.id().discoveryName());
    task.getTaskIdBuilder().setValue(order.task().toString());
    task.getAgentIdBuilder().setValue(order.on().agent().value());
    task.addAllResources(OperationWire.resources(order.resources()));
    task.setCommand(command(app, order.environment()));
    Containers.of(order, ports).ifPresent(task::setContainer);
    TaskChecks.health(app.spec(), ports).ifPresent(task::setHealthCheck);
    TaskChecks.general(app.spec(), ports).ifPresent(task::setCheck);
    var grace = app.spec().policy().killGrace();
    if (grace != null) {
      task.getKillPolicyBuilder().getGracePeriodBuilder().setNanoseconds(grace.toNanos());
    }
    app.spec()
        .labels()
        .forEach(
            (key, value) -> task.getLabelsBuilder().addLabelsBuilder().setKey(key).setValue(value));
    limits(app, task);
    task.setDiscovery(discovery(app, ports));
    return task.build();
  }

  private static CommandInfo command(App app, SequencedMap<String, String> environment) {
    var command = app.spec().command();
    var wire = CommandInfo.newBuilder().setEnvironment(environment(environment));
    if (!command.user().isEmpty()) {
      wire.setUser(command.user());
    }
    if (!command.shell().isEmpty()) {
      wire.setShell(true).setValue(command.shell());
    } else {
      wire.setShell(false).addAllArguments(command.args());
      // With an image the first argument goes to the image's entry point; without one it is what
      // runs.
      if (!Containers.hasImage(app.spec()) && !command.args().isEmpty()) {
        wire.setValue(command.args().getFirst());
      }
    }
    command.fetch().forEach(artifact -> wire.addUris(uri(artifact)));
    return wire.build();
  }

  private static Environment environment(SequencedMap<String, String> environment) {
    var wire = Environment.newBuilder();
    environment.forEach((name, value) -> wire.addVariablesBuilder().setName(name).setValue(value));
    return wire.build();
  }

  private static CommandInfo.URI uri(Command.Artifact artifact) {
    var uri =
        CommandInfo.URI
            .newBuilder()
            .setValue(artifact.uri())
            .setExtract(artifact.extract())
            .setExecutable(artifact.executable())
            .setCache(artifact.cache());
    if (!artifact.destination().isEmpty()) {
      uri.setOutputFile(artifact.destination());
    }
    return uri.build();
  }

  private static void limits(App app, TaskInfo.Builder task) {
    var limits = app.spec().needs().limits();
    limit("cpus", limits.cpus(), task);
    limit("mem", limits.mem(), task);
  }

  private static void limit(String name, Limit limit, TaskInfo.Builder task) {
    switch (limit) {
      case Limit.Unset _ -> {}
      case Limit.Unlimited _ -> task.putLimits(name, scalar(Double.POSITIVE_INFINITY));
      case Limit.AtMost(var amount) -> task.putLimits(name, scalar(amount.toDouble()));
    }
  }

  private static Value.Scalar scalar(double amount) {
    return Value.Scalar.newBuilder().setValue(amount).build();
  }

  /// What Mesos-DNS and load balancers read.
  private static DiscoveryInfo discovery(App app, List<TaskPorts.Port> ports) {
    var wire =
        DiscoveryInfo.newBuilder()
            .setVisibility(DiscoveryInfo.Visibility.FRAMEWORK)
            .setName(app.id().discoveryName());
    var labels = portLabels(app);
    for (var i = 0; i < ports.size(); i++) {
      for (var protocol : ports.get(i).protocols()) {
        var port = wire.getPortsBuilder().addPortsBuilder();
        port.setNumber(ports.get(i).told()).setProtocol(protocol);
        if (!ports.get(i).name().isEmpty()) {
          port.setName(ports.get(i).name());
        }
        labels
            .get(i)
            .forEach((key, value) ->
                port.getLabelsBuilder().addLabelsBuilder().setKey(key).setValue(value));
        if (!app.spec().ports().isHost()) {
          port.getLabelsBuilder()
              .addLabelsBuilder()
              .setKey("network-scope")
              .setValue(ports.get(i).hostPort() == 0 ? "container" : "host");
        }
      }
    }
    return wire.build();
  }

  private static List<SequencedMap<String, String>> portLabels(App app) {
    var labels = new ArrayList<SequencedMap<String, String>>();
    if (app.spec().ports().isHost()) {
      app.spec().ports().definitions().forEach(one -> labels.add(one.labels()));
    } else {
      app.spec().mappings().forEach(one -> labels.add(one.labels()));
    }
    return labels;
  }
}
