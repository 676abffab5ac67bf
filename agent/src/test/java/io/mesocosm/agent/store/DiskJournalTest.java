package io.mesocosm.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.AgentCore;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.wire.Frameworks;
import io.mesocosm.agent.wire.Specs;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent that is opened again knows what it knew.
class DiskJournalTest {
  private static final String FIRST_STREAM =
      "0100066d2d3030303000017400000001000174000872756e2d6f662d74000000000000002a00"
          + "000000000000010000000000000002000752554e4e494e4700084558454355544f5200044e4f"
          + "4e450000000268690007554e4b4e4f574e00046e6f6e65000000006b49d20000000000";

  private static final Pid MASTER = new Pid("master", "10.0.0.1", 5050);

  @TempDir private Path meta;

  private DiskJournal open() throws IOException {
    return DiskJournal.open(meta, new byte[] {1, 2});
  }

  private static TaskInfo info(String id) {
    var info = Samples.taskInfo(id, "echo " + id).toBuilder();
    info.getCheckBuilder().setType(CheckInfo.Type.TCP).getTcpBuilder().setPort(31000);
    return info.build();
  }

  private static Input order(String id, ContainerId container) {
    var info = info(id);
    return new Input.RunTask(
        Frameworks.read(Samples.frameworkInfo()),
        new Input.Order.Fit(Specs.read(Samples.frameworkInfo(), info), container, Cargo.of(info)));
  }

  /// What is not kept: it is found out anew.
  private static AgentState durable(AgentState state) {
    var streams = state.streams();
    for (var stream : List.copyOf(streams.values())) {
      streams = streams.with(stream.task(), stream.sentTimes(0));
    }
    return state
        .in(Phase.RECOVERING)
        .with(new Registration.NoMaster())
        .surveying(PSet.empty())
        .withStreams(streams);
  }

  @Test
  void knowsNothingAtFirst() throws IOException {
    try (var journal = open()) {
      assertThat(journal.recovered()).isEqualTo(AgentState.NEW);
    }
    assertThat(DiskJournal.identity(meta)).isEmpty();
  }

  @Test
  void remembersWhoItIs() throws IOException {
    try (var journal = open()) {
      journal.commit(List.of(new Change.Admitted(new AgentId("m-S0"))));
    }
    try (var journal = open()) {
      assertThat(journal.recovered().id()).isEqualTo(new AgentId("m-S0"));
    }
    assertThat(DiskJournal.identity(meta)).contains(new byte[] {1, 2});
    assertThat(Files.readSymbolicLink(meta.resolve("slaves/latest"))).hasToString("m-S0");
  }

  @Test
  void keepsASecondAgentOut() throws IOException {
    try (var _ = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("--work_dir");
    }
    open().close();
  }

  @Test
  void isNewWithoutLatest() throws IOException {
    try (var journal = open()) {
      journal.commit(List.of(new Change.Admitted(new AgentId("m-S0"))));
    }
    Files.delete(meta.resolve("slaves/latest"));
    try (var journal = open()) {
      assertThat(journal.recovered()).isEqualTo(AgentState.NEW);
    }
  }

  /// Whatever happens, after each step the disk knows what the state knows.
  @Test
  void remembersEveryStepOfRandomStories() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      var folder = Files.createDirectories(meta.resolve("story-" + seed));
      story(folder, new SplittableRandom(seed));
    }
  }

  private void story(Path folder, SplittableRandom random) throws IOException {
    var core = new AgentCore(AgentRules.DEFAULT);
    var state = AgentState.NEW;
    var now = Instant.parse("2026-01-01T00:00:00Z");
    var beginning =
        List.of(
            new Input.Started(),
            new Input.LeaderChanged(Optional.of(MASTER)),
            new Input.Welcomed(MASTER, new AgentId("m-S0"), Duration.ofSeconds(75), List.of()));
    for (int chapter = 0; chapter < 8; chapter++) {
      try (var journal = DiskJournal.open(folder, new byte[0])) {
        assertThat(journal.recovered()).isEqualTo(durable(state));
        for (int i = 0; i < 10; i++) {
          now = now.plusSeconds(random.nextInt(100));
          var input =
              chapter == 0 && i < beginning.size() ? beginning.get(i) : anything(state, random);
          var step = core.apply(state, new Event(input, random.nextLong()), now);
          journal.commit(step.changes());
          state = step.state();
        }
      }
    }
  }

  private static Input anything(AgentState state, SplittableRandom random) {
    var id = "t" + random.nextInt(4);
    var key = Samples.key(id);
    var run =
        new RunId(
            key, state.tasks().get(key).map(task -> task.container()).orElse(ContainerId.NONE));
    return switch (random.nextInt(9)) {
      case 0, 1 -> order(id, new ContainerId("run-" + random.nextLong()));
      case 2 -> new Input.Launched(run, 1 + random.nextInt(1000), lodging(random));
      case 3 -> new Input.Exited(run, new ExitStatus.Code(random.nextInt(3)));
      case 4 -> new Input.KillTask(key, Optional.empty());
      case 5, 6 ->
          state
              .streams()
              .get(key)
              .<Input>map(stream -> new Input.Acknowledged(key, stream.head().uuid()))
              .orElseGet(Input.Started::new);
      case 7 -> new Input.LaunchFailed(run, "why");
      default -> new Input.DiskMeasured(random.nextInt(10) == 0 ? 0.99 : 0.2);
    };
  }

  private static Lodging lodging(SplittableRandom random) {
    return random.nextBoolean()
        ? Lodging.MACHINE
        : new Lodging("blue", List.of("172.17.0." + random.nextInt(255)), "[{}]");
  }

  /// Release 0.1 wrote forms of version 1: a run was where its machine is.
  @Test
  void readsWhatTheFirstReleaseWrote() throws IOException {
    var stream = StreamForm.read("stream", HexFormat.of().parseHex(FIRST_STREAM));
    assertThat(stream.pending())
        .singleElement()
        .satisfies(update -> {
          assertThat(update.task()).isEqualTo(Samples.key("t"));
          assertThat(update.lodging()).isEqualTo(Lodging.MACHINE);
          assertThat(update.status().message()).isEqualTo("hi");
        });
  }

  @Test
  void containersOfAnEarlierRunAreForgottenOneByOne() throws IOException {
    try (var journal = open()) {
      journal.commit(
          List.of(
              new Change.Admitted(new AgentId("m-S0")),
              new Change.RemainsForgotten(new ContainerId("never there"))));
    }
    try (var journal = open()) {
      assertThat(journal.recovered().remains().isEmpty()).isTrue();
    }
  }
}
