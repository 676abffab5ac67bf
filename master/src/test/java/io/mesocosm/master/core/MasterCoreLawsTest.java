package io.mesocosm.master.core;

import static io.mesocosm.master.core.Cluster.framework;
import static io.mesocosm.master.core.Cluster.pid;
import static io.mesocosm.master.core.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens in whatever order: the books balance after each step, and once all is quiet
/// everything that is free is offered to someone who asks.
class MasterCoreLawsTest {
  private static final String SIZE = "cpus:4;mem:1000;ports:[1-100]";
  private static final TaskState[] STATES = {
    TaskState.STARTING, TaskState.RUNNING, TaskState.FINISHED, TaskState.FAILED
  };

  private final Cluster cluster = new Cluster();
  private final List<FrameworkId> frameworks = new ArrayList<>();
  private int names;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void balancesItsBooks(long seed) {
    var chance = new Random(seed);
    for (int i = 0; i < 400; i++) {
      act(chance);
    }
    var asking = cluster.subscribe(framework("last").roles("prod", "a/b"));
    cluster.pass(Duration.ofMinutes(1));
    for (var agent : cluster.state.agents().registered().values()) {
      if (agent.isActive()) {
        assertThat(agent.available().isEmpty())
            .as("%s idles while %s asks", agent, asking)
            .isTrue();
      }
    }
  }

  private void act(Random chance) {
    switch (chance.nextInt(14)) {
      case 0 -> cluster.agent(1 + chance.nextInt(5), SIZE);
      case 1 -> cluster.put(new Input.LinkBroken(pid(1 + chance.nextInt(5))));
      case 2 -> comeBack(chance);
      case 3 ->
          frameworks.add(
              cluster.subscribe(
                  framework("f" + names++)
                      .roles(chance.nextBoolean() ? "prod" : "a/b")
                      .checkpoint(chance.nextBoolean())));
      case 4 -> pick(chance, frameworks).ifPresent(this::hangUp);
      case 5 -> pick(chance, frameworks).ifPresent(this::returnOrNot);
      case 6, 7, 8 -> pick(chance, offers()).ifPresent(offer -> use(chance, offer));
      case 9 -> pick(chance, offers()).ifPresent(offer -> decline(chance, offer));
      case 10, 11 -> pick(chance, tasks()).ifPresent(task -> report(chance, task));
      case 12 -> cluster.pass(Duration.ofMillis(chance.nextInt(20_000)));
      default -> pick(chance, tasks()).ifPresent(this::acknowledge);
    }
  }

  private void comeBack(Random chance) {
    var records = List.copyOf(cluster.state.agents().records().keys());
    pick(chance, records)
        .ifPresent(id -> {
          var tasks = new ArrayList<Task>();
          for (var task : cluster.state.tasks().on(id)) {
            if (chance.nextInt(4) > 0) {
              tasks.add(task);
            }
          }
          cluster.returns(id, number(id), SIZE, tasks);
        });
  }

  private int number(AgentId id) {
    return cluster
        .state
        .agents()
        .get(id)
        .map(Agent::pid)
        .map(pid -> Integer.parseInt(pid.host().substring(7)))
        .orElse(6);
  }

  private void hangUp(FrameworkId id) {
    cluster
        .state
        .frameworks()
        .get(id)
        .filter(Framework::isConnected)
        .ifPresent(_ -> cluster.put(new Input.StreamClosed(cluster.stream(id))));
  }

  private void returnOrNot(FrameworkId id) {
    if (cluster.state.frameworks().get(id).isPresent()) {
      cluster.subscribe(framework("again"), id);
    }
  }

  private void use(Random chance, Offer offer) {
    cluster.call(
        offer.framework(),
        Cluster.accept(
            List.of(offer.id()),
            Duration.ofMillis(chance.nextInt(3000)),
            run("t" + names++, offer.agent(), "cpus:0.5;mem:" + (1 + chance.nextInt(300))),
            run("t" + names++, offer.agent(), "cpus:1;mem:10;ports:[1-1]")));
  }

  private void decline(Random chance, Offer offer) {
    var ids = List.of(offer.id(), new OfferId("none"));
    cluster.call(
        offer.framework(), new SchedulerCall.Decline(ids, Duration.ofMillis(chance.nextInt(3000))));
  }

  private void report(Random chance, Task task) {
    cluster.report(
        task.framework(),
        task.id().value(),
        STATES[chance.nextInt(STATES.length)],
        new UUID(chance.nextLong(), chance.nextLong()));
  }

  private void acknowledge(Task task) {
    var uuid = task.forwardedUuid();
    if (uuid != null
        && cluster
            .state
            .frameworks()
            .get(task.framework())
            .filter(Framework::isConnected)
            .isPresent()) {
      cluster.call(
          task.framework(),
          new SchedulerCall.Acknowledge(task.agent(), new TaskId(task.id().value()), uuid));
    }
  }

  private List<Offer> offers() {
    return List.copyOf(cluster.state.offers().open().values());
  }

  private List<Task> tasks() {
    return cluster.state.tasks().byFramework().values().stream()
        .flatMap(own -> own.live().values().stream())
        .toList();
  }

  private static <T> Optional<T> pick(Random chance, List<T> from) {
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(chance.nextInt(from.size())));
  }
}
