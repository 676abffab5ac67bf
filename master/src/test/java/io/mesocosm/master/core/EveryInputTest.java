package io.mesocosm.master.core;

import static io.mesocosm.master.core.Cluster.cargo;
import static io.mesocosm.master.core.Cluster.framework;
import static io.mesocosm.master.core.Cluster.pid;
import static io.mesocosm.master.core.Cluster.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.master.core.Input.AgentReport;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.FilterKey;
import io.mesocosm.master.model.Status;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every input, call and alarm about things that the master does not know: late messages, repeated
/// ones, ones from a former reign. None may break it, and those that want an answer get one.
class EveryInputTest {
  private static final AgentId AGENT = new AgentId("S9");
  private static final FrameworkId FRAMEWORK = new FrameworkId("f");
  private static final TaskId TASK = new TaskId("t");
  private static final UUID UUID_ONE = new UUID(1, 1);

  static Stream<Input> inputs() {
    var status = new Status.Heard(TaskState.RUNNING, UUID_ONE, cargo("s"));
    var report = new AgentReport(List.of(), List.of(), new LinkedHashMap<>());
    return Stream.of(
        new Input.AgentRegistering(pid(1), spec("cpus:1")),
        new Input.AgentReregistering(AGENT, pid(1), spec("cpus:1"), report),
        new Input.AgentLeaving(AGENT, pid(1)),
        new Input.AgentUpdated(AGENT, UUID_ONE),
        new Input.Ponged(pid(1)),
        new Input.LinkBroken(pid(1)),
        new Input.StatusReported(
            AGENT, pid(1), FRAMEWORK, TASK, status, cargo("s"), TaskState.RUNNING),
        new Input.ExecutorExited(AGENT, FRAMEWORK, new ExecutorId("e"), 1),
        new Input.ExecutorSaid(AGENT, FRAMEWORK, cargo("m")),
        new Input.Subscribing(UUID_ONE, FRAMEWORK, framework("f").build(), Set.of(), ""),
        new Input.StreamClosed(UUID_ONE),
        new Input.Called(1, FRAMEWORK, "", new SchedulerCall.Request()),
        new Input.Watching(1),
        new Input.TeardownRequested(1, FRAMEWORK),
        new Input.GoneRequested(1, AGENT),
        new Input.ActivationRequested(1, AGENT, true),
        new Input.Elected(),
        new Input.Rang(new Timer.Cleaning()));
  }

  static Stream<Timer> timers() {
    return Stream.of(
        new Timer.Allocation(),
        new Timer.Ping(AGENT),
        new Timer.AgentReturn(AGENT),
        new Timer.FilterEnd(new FilterKey(FRAMEWORK, "*", AGENT)),
        new Timer.OfferEnd(new OfferId("o")),
        new Timer.Failover(FRAMEWORK),
        new Timer.Heartbeat(FRAMEWORK, UUID_ONE),
        new Timer.Cleaning());
  }

  static Stream<SchedulerCall> calls() {
    var offers = List.of(new OfferId("o"));
    return Stream.of(
        new SchedulerCall.Teardown(),
        new SchedulerCall.Accept(offers, List.of(), Duration.ZERO),
        new SchedulerCall.Decline(offers, Duration.ZERO),
        new SchedulerCall.Revive(Set.of("no")),
        new SchedulerCall.Suppress(Set.of("no")),
        new SchedulerCall.Kill(TASK, AGENT, null),
        new SchedulerCall.Shutdown(new ExecutorId("e"), AGENT),
        new SchedulerCall.Acknowledge(AGENT, TASK, UUID_ONE),
        new SchedulerCall.Reconcile(List.of(new SchedulerCall.Wanted(TASK, AGENT))),
        new SchedulerCall.ReconcileOperations(
            List.of(new SchedulerCall.WantedOperation("op", AGENT))),
        new SchedulerCall.Message(AGENT, new ExecutorId("e"), cargo("m")),
        new SchedulerCall.Request(),
        new SchedulerCall.Update(framework("f").build(), Set.of(), ""));
  }

  @Test
  void namesThemAll() {
    assertThat(kinds(inputs())).isEqualTo(permitted(Input.class));
    assertThat(kinds(timers())).isEqualTo(permitted(Timer.class));
    assertThat(kinds(calls())).isEqualTo(permitted(SchedulerCall.class));
  }

  private static Set<String> kinds(Stream<?> values) {
    return values.map(value -> value.getClass().getSimpleName()).collect(Collectors.toSet());
  }

  private static Set<String> permitted(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void doesNoHarm(Input input) {
    var cluster = new Cluster();
    cluster.put(input);
    cluster.put(input);
    cluster.pass(Duration.ofDays(1));
  }

  @ParameterizedTest
  @MethodSource("timers")
  void ringsForNothing(Timer timer) {
    new Cluster().put(new Input.Rang(timer));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void answersEachCall(SchedulerCall call) {
    var cluster = new Cluster();
    var framework = cluster.subscribe(framework("f"));
    assertThat(cluster.call(framework, call)).isIn(new Answer.Accepted(), new Answer.Done());
  }
}
