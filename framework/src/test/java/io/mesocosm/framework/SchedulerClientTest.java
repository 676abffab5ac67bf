package io.mesocosm.framework;

import static io.mesocosm.protocol.v1.scheduler.Call.Type.ACKNOWLEDGE;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.KILL;
import static io.mesocosm.protocol.v1.scheduler.Call.Type.RECONCILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.coordination.election.Candidate;
import io.mesocosm.coordination.election.Election;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.election.ZooKeeperElection;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.protocol.v1.TaskStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The client on real sockets.
class SchedulerClientTest {
  private static final SessionRules QUICK =
      new SessionRules(
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(15),
          5,
          Duration.ofMinutes(10),
          Duration.ofMillis(50),
          1000);
  private static final FrameworkIdentity ME = FrameworkIdentity.named("test");
  private static final Call KILL_T = new Call.Kill(new TaskId("t"), new AgentId("a"));

  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
  private SmallMaster master = unopened();

  private static SmallMaster unopened() {
    try {
      return new SmallMaster();
    } catch (IOException trouble) {
      throw new AssertionError(trouble);
    }
  }

  @AfterEach
  void close() {
    master.close();
  }

  private SchedulerClient client(Endpoint... masters) {
    return client(MediaType.PROTOBUF, masters);
  }

  private SchedulerClient client(MediaType encoding, Endpoint... masters) {
    var config =
        SchedulerConfig.of(new MasterLocation.Listed(List.of(masters)))
            .withRules(QUICK)
            .withEncoding(encoding);
    return SchedulerClient.start(config, ME, heard::add);
  }

  private <T extends Event> T next(Class<T> type) throws InterruptedException {
    var event = heard.poll(20, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  private <T extends Event> T await(Class<T> type) throws InterruptedException {
    while (true) {
      var event = heard.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("no %s came", type).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  private static io.mesocosm.protocol.v1.scheduler.Event update(String task, byte[] uuid) {
    var event =
        io.mesocosm.protocol.v1.scheduler.Event.newBuilder()
            .setType(io.mesocosm.protocol.v1.scheduler.Event.Type.UPDATE);
    var status =
        TaskStatus.newBuilder()
            .setState(io.mesocosm.protocol.v1.TaskState.TASK_RUNNING)
            .setUuid(com.google.protobuf.ByteString.copyFrom(uuid));
    status.getTaskIdBuilder().setValue(task);
    status.getAgentIdBuilder().setValue("a");
    event.getUpdateBuilder().setStatus(status);
    return event.build();
  }

  @ParameterizedTest
  @EnumSource(MediaType.class)
  void subscribesHearsAndAcknowledges(MediaType encoding) throws Exception {
    try (var client = client(encoding, master.endpoint())) {
      var talk = master.subscribed();
      assertThat(talk.type()).isEqualTo(encoding);
      assertThat(talk.subscribe().getSubscribe().getFrameworkInfo().getName()).isEqualTo("test");
      talk.welcome("f-1");

      assertThat(next(Event.Subscribed.class).id()).isEqualTo(new FrameworkId("f-1"));
      next(Event.ReconciliationDue.class);
      assertThat(master.called().getType()).isEqualTo(RECONCILE);

      talk.say(update("t", new byte[16]));
      var update = next(Event.Updated.class).update();
      assertThat(update.state()).isEqualTo(TaskState.RUNNING);
      client.send(update.acknowledgement());
      var call = master.called();
      assertThat(call.getType()).isEqualTo(ACKNOWLEDGE);
      assertThat(call.getAcknowledge().getUuid().size()).isEqualTo(16);
      assertThat(call.getFrameworkId().getValue()).isEqualTo("f-1");
    }
  }

  @Test
  void comesBackUnderItsIdWhenTheStreamBreaks() throws Exception {
    try (var client = client(master.endpoint())) {
      var first = master.subscribed();
      first.welcome("f-1");
      next(Event.Subscribed.class);
      first.stream().close();
      await(Event.Disconnected.class);

      var second = master.subscribed();
      assertThat(second.subscribe().getFrameworkId().getValue()).isEqualTo("f-1");
      second.welcome("f-1");
      assertThat(await(Event.Subscribed.class).again()).isTrue();
      assertThat(client.session().failures()).isZero();
    }
  }

  @Test
  void findsALeaderThatComesUpLate() throws Exception {
    var port = master.endpoint().port();
    master.close();
    try (var client = client(Endpoint.http("127.0.0.1", port), Endpoint.http("127.0.0.1", 1))) {
      client.send(KILL_T);
      assertThat(next(Event.CallFailed.class))
          .satisfies(failed -> {
            assertThat(failed.call()).isEqualTo(KILL_T);
            assertThat(failed.notDone()).isTrue();
          });
    }
  }

  @Test
  void followsARedirectToTheLeader() throws Exception {
    try (var leader = new SmallMaster()) {
      master.follow(leader);
      try (var client = client(master.endpoint())) {
        leader.subscribed().welcome("f-1");
        next(Event.Subscribed.class);
        client.send(KILL_T);
        assertThat(leader.called(KILL).getKill().getTaskId().getValue()).isEqualTo("t");
      }
    }
  }

  @Test
  void waitsForAMasterThatCannotAnswerYet() throws Exception {
    master.refuse(503);
    try (var client = client(master.endpoint())) {
      while (client.session().failures() < 3) {
        Thread.onSpinWait();
      }
      master.refuse(0);
      master.subscribed().welcome("f-1");
      next(Event.Subscribed.class);
    }
  }

  @Test
  void givesUpWhereItIsNotWanted() throws Exception {
    master.refuse(403);
    try (var client = client(master.endpoint())) {
      assertThat(next(Event.Refused.class).message()).startsWith("403");
      assertThat(client.session().phase())
          .isInstanceOf(io.mesocosm.framework.core.Session.Phase.Over.class);
    }
  }

  @Test
  void tellsWhichCallsTheMasterDidNotTake() throws Exception {
    try (var client = client(master.endpoint())) {
      master.subscribed().welcome("f-1");
      next(Event.Subscribed.class);
      master.called(RECONCILE);
      master.refuse(400);
      client.send(KILL_T);
      assertThat(await(Event.CallFailed.class))
          .isEqualTo(new Event.CallFailed(KILL_T, "400 not now", true));
    }
  }

  @Test
  void keepsTheOrderOfItsCalls() throws Exception {
    try (var client = client(master.endpoint())) {
      master.subscribed().welcome("f-1");
      next(Event.Subscribed.class);
      master.called(RECONCILE);
      for (int i = 0; i < 200; i++) {
        client.send(new Call.Kill(new TaskId("t" + i), AgentId.NONE));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(master.called().getKill().getTaskId().getValue()).isEqualTo("t" + i);
      }
    }
  }

  @Test
  void asksAgainForTasksThatWereNotAnswered() throws Exception {
    try (var client = client(master.endpoint())) {
      var talk = master.subscribed();
      talk.welcome("f-1");
      next(Event.Subscribed.class);
      master.called(RECONCILE);
      client.send(
          new Call.Reconcile(
              List.of(new io.mesocosm.framework.model.TaskRef(new TaskId("t"), new AgentId("a")))));
      assertThat(master.called(RECONCILE).getReconcile().getTasksCount()).isEqualTo(1);
      assertThat(master.called(RECONCILE).getReconcile().getTasksCount()).isEqualTo(1);
      talk.say(update("t", new byte[16]));
      await(Event.Updated.class);
      assertThat(client.session().reconciliation().open().isEmpty()).isTrue();
    }
  }

  @Test
  void authenticatesItsPrincipalAndKeepsItsSecret() throws Exception {
    var config =
        SchedulerConfig.of(new MasterLocation.Listed(List.of(master.endpoint())))
            .withSecret("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
    try (var _ = SchedulerClient.start(config, ME.withPrincipal("me"), heard::add)) {
      assertThat(master.subscribed().credential()).isEqualTo("Basic bWU6czNjcmV0");
    }
  }

  private static byte[] leaderNode(Endpoint at) {
    var info = MasterInfo.newBuilder().setId("m").setIp(16777343).setPort(at.port());
    info.getAddressBuilder().setIp(at.host()).setPort(at.port());
    return MessageJson.print(info.build());
  }

  private static Election stand(ZkSession session, SmallMaster at) {
    return ZooKeeperElection.stand(
        session,
        new Candidate("/mesos", NodeNames.mesos(), leaderNode(at.endpoint()), "/records"),
        new LeadershipListener() {
          @Override
          public void elected(Epoch epoch) {}

          @Override
          public void resigned() {}

          @Override
          public void lost(String why) {}
        });
  }

  @Test
  void followsTheElectedMaster(@TempDir Path data) throws Exception {
    var config = EmbeddedZooKeeperConfig.of(data, "127.0.0.1", 0).withTick(Duration.ofMillis(200));
    try (var zookeeper = EmbeddedZooKeeper.start(config);
        var session = ZkSession.open(zookeeper.url("/mesos"), Duration.ofSeconds(5));
        var second = new SmallMaster()) {
      var elected = new MasterLocation.Elected(zookeeper.url("/mesos"));
      var scheduler = SchedulerConfig.of(elected).withRules(QUICK);
      try (var _ = SchedulerClient.start(scheduler, ME, heard::add)) {
        var first = stand(session, master);
        master.subscribed().welcome("f-1");
        next(Event.Subscribed.class);
        first.close();
        try (var _ = stand(session, second)) {
          assertThat(await(Event.Disconnected.class).why()).contains("leader");
          var talk = second.subscribed();
          assertThat(talk.subscribe().getFrameworkId().getValue()).isEqualTo("f-1");
        }
      }
    }
  }

  /// A scheduler that is busy gives its calls all the same: the session may wait for it, but it
  /// never waits for the session.
  @Test
  void aBusySchedulerDoesNotWaitForItsSession() throws Exception {
    var busy = new CountDownLatch(1);
    var given = new CountDownLatch(1);
    var config =
        SchedulerConfig.of(new MasterLocation.Listed(List.of(master.endpoint()))).withRules(QUICK);
    try (var client =
        SchedulerClient.start(
            config,
            ME,
            event -> {
              heard.add(event);
              if (event instanceof Event.Subscribed) {
                wait(busy);
              }
            })) {
      master.subscribed().welcome("f-1");
      await(Event.Subscribed.class);
      Thread.ofVirtual()
          .start(() -> {
            for (int i = 0; i < 60_000; i++) {
              client.send(KILL_T);
            }
            given.countDown();
          });
      assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
      busy.countDown();
    }
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
