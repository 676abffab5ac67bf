package io.mesocosm.framework.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.core.Session.Heard;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.framework.model.Master;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an unmodified master said, in our words.
class SchedulerWireTest {
  private static final String MASTER = "20d97152-d2a1-4da1-afed-d0d8f910dc05";

  private static List<Heard> heard(String name) throws IOException {
    var heard = new ArrayList<Heard>();
    for (var event : Recorded.events(name)) {
      heard.add(SchedulerWire.heard(event).orElseThrow());
    }
    return heard;
  }

  private static List<TaskUpdate> updates() throws IOException {
    var updates = new ArrayList<TaskUpdate>();
    for (var one : heard("01-SUBSCRIBE")) {
      if (one instanceof Heard.News(Event.Updated(var update))) {
        updates.add(update);
      }
    }
    return updates;
  }

  private static Resources resources(String text) {
    return switch (Resources.parse(text, "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  @Test
  void readsTheSubscription() throws Exception {
    assertThat(heard("01-SUBSCRIBE"))
        .startsWith(
            new Heard.Subscribed(
                new FrameworkId(MASTER + "-0001"),
                Duration.ofSeconds(15),
                new Master(MASTER, "127.0.0.1", "127.0.0.1", 15050, "1.12.0", Domain.NONE)),
            new Heard.Heartbeat());
  }

  @Test
  void readsAnOffer() throws Exception {
    var offered = (Event.Offered) ((Heard.News) heard("01-SUBSCRIBE").get(2)).event();
    assertThat(offered.offers()).hasSize(1);
    var offer = offered.offers().getFirst();
    assertThat(offer.id()).isEqualTo(new OfferId(MASTER + "-O1"));
    assertThat(offer.agent()).isEqualTo(new AgentId(MASTER + "-S0"));
    assertThat(offer.hostname()).isEqualTo("127.0.0.1");
    assertThat(offer.role()).isEqualTo("oracle");
    assertThat(offer.resources())
        .isEqualTo(resources("cpus:4;mem:2048;disk:4096;ports:[31000-31999]").allocate("oracle"));
    assertThat(offer.attributes().get("rack")).map(Object::toString).contains("r1");
    assertThat(offer.domain()).isEqualTo(Domain.NONE);
    assertThat(offer.unavailability()).isEqualTo(Unavailability.NONE);
  }

  @Test
  void readsATasksLife() throws Exception {
    var t1 = updates().stream().filter(update -> update.task().equals(new TaskId("t1"))).toList();
    assertThat(t1.stream().map(TaskUpdate::state).distinct())
        .containsExactly(TaskState.STARTING, TaskState.RUNNING, TaskState.KILLED);

    var starting = t1.getFirst();
    assertThat(starting.uuid()).hasSize(32);
    assertThat(starting.needsAcknowledgement()).isTrue();
    assertThat(starting.source()).isEqualTo(UpdateSource.EXECUTOR);
    assertThat(starting.reason()).isEqualTo(UpdateReason.NONE);
    assertThat(starting.executor()).isEqualTo(new ExecutorId("t1"));
    assertThat(starting.addresses()).containsExactly(new IpAddress("127.0.0.1", "IPv4"));
    assertThat(starting.healthy()).isEqualTo(Healthy.UNKNOWN);
    assertThat(starting.at().toString()).startsWith("2026-11-23T14:33:07.233");
    assertThat(starting.status().as(TaskStatus.class).getTaskId().getValue()).isEqualTo("t1");
  }

  @Test
  void readsAnswersToReconciliation() throws Exception {
    assertThat(updates())
        .filteredOn(update -> update.reason() == UpdateReason.RECONCILIATION)
        .isNotEmpty()
        .allSatisfy(update -> {
          assertThat(update.source()).isEqualTo(UpdateSource.MASTER);
          assertThat(update.needsAcknowledgement()).isFalse();
        })
        .anySatisfy(update -> {
          assertThat(update.task()).isEqualTo(new TaskId("nope"));
          assertThat(update.state()).isEqualTo(TaskState.UNKNOWN);
          assertThat(update.agent()).isEqualTo(AgentId.NONE);
        });
  }

  @Test
  void readsWhyTasksCameToNothing() throws Exception {
    assertThat(updates())
        .anySatisfy(update -> {
          assertThat(update.task()).isEqualTo(new TaskId("t-stale"));
          assertThat(update.state()).isEqualTo(TaskState.DROPPED);
          assertThat(update.reason()).isEqualTo(UpdateReason.INVALID_OFFERS);
        })
        .anySatisfy(update -> {
          assertThat(update.task()).isEqualTo(new TaskId("t-big"));
          assertThat(update.state()).isEqualTo(TaskState.ERROR);
          assertThat(update.reason()).isEqualTo(UpdateReason.TASK_INVALID);
        });
  }

  @Test
  void readsOperationsFailuresAndTheEnd() throws Exception {
    assertThat(heard("82-SUBSCRIBE-failover"))
        .anySatisfy(one ->
            assertThat(one)
                .isInstanceOfSatisfying(
                    Heard.News.class,
                    news ->
                        assertThat(news.event())
                            .isInstanceOfSatisfying(
                                Event.OperationUpdated.class,
                                updated -> {
                                  assertThat(updated.update().operation()).isEqualTo("op-reserve");
                                  assertThat(updated.update().state())
                                      .isEqualTo("OPERATION_FINISHED");
                                  assertThat(updated.update().needsAcknowledgement()).isTrue();
                                })));
    assertThat(heard("01-SUBSCRIBE"))
        .endsWith(new Heard.News(new Event.Refused("Framework failed over")))
        .anySatisfy(one ->
            assertThat(one)
                .isInstanceOfSatisfying(
                    Heard.News.class,
                    news -> assertThat(news.event()).isInstanceOf(Event.ExecutorExited.class)));
    assertThat(heard("86-SUBSCRIBE-after-teardown"))
        .containsExactly(new Heard.News(new Event.Refused("Framework has been removed")));
  }

  @Test
  void knowsEveryStateAndReasonOfTheWire() {
    assertThat(
            Arrays.stream(io.mesocosm.protocol.v1.TaskState.values())
                .map(state -> TaskState.of(state.name()).map(TaskState::wire)))
        .allSatisfy(name -> assertThat(name).isPresent());
    assertThat(TaskState.values()).hasSameSizeAs(io.mesocosm.protocol.v1.TaskState.values());
    assertThat(
            Arrays.stream(TaskStatus.Reason.values()).map(reason -> UpdateReason.of(reason.name())))
        .doesNotContain(UpdateReason.NONE)
        .doesNotHaveDuplicates();
  }
}
