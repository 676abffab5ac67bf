package io.mesocosm.marathon.store;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Goal;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Readiness;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.protocol.cluster.AgentId;
import java.util.UUID;

/// [Instance] as stored, with its task and what is known of its health.
final class InstanceFormat {
  private InstanceFormat() {}

  static Out write(Instance instance) {
    var out =
        new Out()
            .text("app", instance.app().text())
            .text("uuid", instance.id().uuid().toString())
            .at("version", instance.version().at())
            .word("goal", instance.goal())
            .number("incarnation", instance.incarnation())
            .at("since", instance.phase().since());
    return switch (instance.phase()) {
      case Phase.Scheduled _ -> out;
      case Phase.Placed(var task, var condition, var _) ->
          out.word("condition", condition).object("task", task(task));
    };
  }

  private static Out task(Task task) {
    return new Out()
        .object("on", site(task.on()))
        .at("stagedAt", task.stagedAt())
        .at("startedAt", task.startedAt())
        .flag("doomed", task.doomed())
        .list(
            "addresses",
            task.addresses(),
            one -> new Out().text("ip", one.ip()).text("protocol", one.protocol()))
        .list("health", task.health(), InstanceFormat::health)
        .list("readiness", task.readiness(), InstanceFormat::readiness);
  }

  private static Out site(Site site) {
    return new Out()
        .text("agent", site.agent().value())
        .text("hostname", site.hostname())
        .text("region", site.domain().region())
        .text("zone", site.domain().zone())
        .list("attributes", site.attributes().items(), AttributeFormat::write)
        .text("role", site.role())
        .numbers("hostPorts", site.hostPorts());
  }

  private static Out health(Health health) {
    return new Out()
        .word("vitality", health.vitality())
        .number("failures", health.consecutiveFailures())
        .at("firstSuccess", health.firstSuccess())
        .at("lastSuccess", health.lastSuccess())
        .at("lastFailure", health.lastFailure())
        .text("lastFailureCause", health.lastFailureCause());
  }

  private static Out readiness(Readiness readiness) {
    return new Out()
        .text("name", readiness.name())
        .flag("ready", readiness.ready())
        .at("lastAt", readiness.lastAt())
        .number("status", readiness.status())
        .text("contentType", readiness.contentType())
        .text("body", readiness.body());
  }

  static Instance read(In in) {
    var id = new InstanceId(AppPath.of(in.text("app")), UUID.fromString(in.text("uuid")));
    var incarnation = in.integer("incarnation");
    Phase phase =
        in.has("task")
            ? new Phase.Placed(
                task(id, incarnation, in.object("task")),
                in.word("condition", Condition.class),
                in.at("since"))
            : new Phase.Scheduled(in.at("since"));
    return new Instance(
        id, AppFormat.version(in, "version"), in.word("goal", Goal.class), incarnation, phase);
  }

  private static Task task(InstanceId id, int incarnation, In in) {
    return new Task(
        id.task(incarnation),
        site(in.object("on")),
        in.at("stagedAt"),
        in.at("startedAt"),
        in.flag("doomed"),
        in.list("addresses", one -> new IpAddress(one.text("ip"), one.text("protocol"))),
        in.list("health", InstanceFormat::health),
        in.list("readiness", InstanceFormat::readiness));
  }

  private static Site site(In in) {
    return new Site(
        new AgentId(in.text("agent")),
        in.text("hostname"),
        new Domain(in.text("region"), in.text("zone")),
        AttributeFormat.read(in, "attributes"),
        in.text("role"),
        in.numbers("hostPorts"));
  }

  private static Health health(In in) {
    return new Health(
        in.word("vitality", Health.Vitality.class),
        in.integer("failures"),
        in.at("firstSuccess"),
        in.at("lastSuccess"),
        in.at("lastFailure"),
        in.text("lastFailureCause"));
  }

  private static Readiness readiness(In in) {
    return new Readiness(
        in.text("name"),
        in.flag("ready"),
        in.at("lastAt"),
        in.integer("status"),
        in.text("contentType"),
        in.text("body"));
  }
}
