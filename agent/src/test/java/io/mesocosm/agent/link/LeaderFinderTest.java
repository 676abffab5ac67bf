package io.mesocosm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.coordination.election.Candidate;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.election.ZooKeeperElection;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.protocol.libprocess.Pid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who leads, from a real election in a real ZooKeeper.
class LeaderFinderTest {
  private static final Duration SESSION = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final BlockingQueue<Input> told = new LinkedBlockingQueue<>();

  private static final class Nobody implements LeadershipListener {
    @Override
    public void elected(Epoch epoch) {}

    @Override
    public void resigned() {}

    @Override
    public void lost(String why) {}
  }

  private Inlet inlet() {
    return new Inlet(
        new Inbox<>() {
          @Override
          public void put(Event event) {
            told.add(event.input());
          }

          @Override
          public boolean offer(Event event) {
            return told.add(event.input());
          }
        },
        new Random(1));
  }

  private Optional<Pid> next() throws InterruptedException {
    var input = told.poll(30, TimeUnit.SECONDS);
    assertThat(input).isInstanceOf(Input.LeaderChanged.class);
    return ((Input.LeaderChanged) input).leader();
  }

  private static Candidate candidate(int port) {
    var info = "{\"pid\":\"master@127.0.0.1:%d\"}".formatted(port);
    return new Candidate(
        "/mesos", NodeNames.mesos(), info.getBytes(StandardCharsets.UTF_8), "/records");
  }

  @Test
  void followsTheElection() throws Exception {
    try (var server = EmbeddedZooKeeper.start(EmbeddedZooKeeperConfig.of(folder, "127.0.0.1", 0));
        var session = ZkSession.open(server.url("/mesos"), SESSION);
        var _ =
            LeaderFinder.start(new LeaderFinder.Where.In(server.url("/mesos")), SESSION, inlet())) {
      assertThat(next()).isEmpty();
      var first = ZooKeeperElection.stand(session, candidate(5050), new Nobody());
      assertThat(next()).contains(new Pid("master", "127.0.0.1", 5050));
      first.close();
      assertThat(next()).isEmpty();
      try (var _ = ZooKeeperElection.stand(session, candidate(6060), new Nobody())) {
        assertThat(next()).contains(new Pid("master", "127.0.0.1", 6060));
      }
    }
  }

  @Test
  void aFixedAddressIsTheLeaderAtOnce() throws Exception {
    var master = new Pid("master", "127.0.0.1", 5050);
    assertThat(LeaderFinder.Where.parse("--master", "127.0.0.1:5050"))
        .isEqualTo(Outcome.ok(new LeaderFinder.Where.At(master)));
    try (var _ = LeaderFinder.start(new LeaderFinder.Where.At(master), SESSION, inlet())) {
      assertThat(next()).contains(master);
    }
  }

  @Test
  void namesWhatIsNoPlaceOfMasters() {
    assertThat(LeaderFinder.Where.parse("--master", "zk:/nowhere").toString())
        .contains("field=--master", "had=zk:/nowhere", "host:port or zk://");
  }
}
