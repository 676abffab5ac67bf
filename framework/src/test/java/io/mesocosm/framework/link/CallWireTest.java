package io.mesocosm.framework.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskRef;
import io.mesocosm.framework.model.TaskSpec;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our calls are those that an unmodified master took.
class CallWireTest {
  private static final String MASTER = "20d97152-d2a1-4da1-afed-d0d8f910dc05";
  private static final FrameworkId ID = new FrameworkId(MASTER + "-0001");
  private static final AgentId AGENT = new AgentId(MASTER + "-S0");
  private static final TaskId T1 = new TaskId("t1");

  static Stream<Arguments> calls() {
    var brief = Duration.ofMillis(100);
    return Stream.of(
        Arguments.of("02-DECLINE", new Call.Decline(List.of(new OfferId(MASTER + "-O1")), brief)),
        Arguments.of("03-ACCEPT-LAUNCH", launch(brief)),
        Arguments.of(
            "04-ACKNOWLEDGE-starting",
            new Call.Acknowledge(AGENT, T1, hex("oi5W5z+tQ2CeT6Olv+XXCg=="))),
        Arguments.of("06-RECONCILE-implicit", new Call.Reconcile(List.of())),
        Arguments.of(
            "07-RECONCILE-explicit",
            new Call.Reconcile(
                List.of(new TaskRef(T1, AGENT), new TaskRef(new TaskId("nope"), AgentId.NONE)))),
        Arguments.of("10-SUPPRESS-roles", new Call.Suppress(List.of("oracle"))),
        Arguments.of("11-REVIVE-roles", new Call.Revive(List.of("oracle"))),
        Arguments.of("13-MESSAGE", new Call.Message(AGENT, new ExecutorId("t1"), "aGVsbG8=")),
        Arguments.of("16-KILL", new Call.Kill(T1, AGENT)),
        Arguments.of("84-TEARDOWN", new Call.Teardown()));
  }

  private static Call launch(Duration refuse) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("tk", "tv");
    var resources =
        switch (Resources.parse("cpus:0.5;mem:64", "*")) {
          case Outcome.Ok<Resources>(var parsed) -> parsed.allocate("oracle");
          case Outcome.Refused<Resources>(var refusals) -> throw new AssertionError(refusals);
        };
    var task =
        new TaskSpec(
            T1,
            "t1",
            AGENT,
            resources,
            "echo hi; echo err >&2; sleep 1000",
            new LinkedHashMap<>(),
            labels);
    return new Call.Accept(
        List.of(new OfferId(MASTER + "-O2")), List.of(new Operation.Run(List.of(task))), refuse);
  }

  private static String hex(String base64) {
    return HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(base64));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void areTheOnesThatAMasterTook(String recorded, Call call) throws Exception {
    assertThat(CallWire.call(ID, call)).isEqualTo(Recorded.call(recorded));
  }

  private static FrameworkIdentity oracle() {
    var labels = new LinkedHashMap<String, String>();
    labels.put("k", "v");
    return new FrameworkIdentity(
        "oracle-fw",
        "root",
        FrameworkId.NONE,
        "",
        List.of("oracle"),
        Duration.ofSeconds(60),
        true,
        "",
        "http://example.invalid/ui",
        EnumSet.of(
            Capability.MULTI_ROLE, Capability.RESERVATION_REFINEMENT, Capability.PARTITION_AWARE),
        labels);
  }

  /// The order of capabilities means nothing; ours is that of their numbers.
  private static io.mesocosm.protocol.v1.scheduler.Call sorted(
      io.mesocosm.protocol.v1.scheduler.Call call) {
    var sorted = call.toBuilder();
    var info = sorted.getSubscribeBuilder().getFrameworkInfoBuilder();
    var capabilities =
        info.getCapabilitiesList().stream()
            .sorted(
                java.util.Comparator.comparing(
                    io.mesocosm.protocol.v1.FrameworkInfo.Capability::getType))
            .toList();
    info.clearCapabilities().addAllCapabilities(capabilities);
    return sorted.build();
  }

  @Test
  void subscribeFirstWithoutAndThenWithAnId() throws Exception {
    assertThat(CallWire.subscribe(oracle())).isEqualTo(sorted(Recorded.call("01-SUBSCRIBE")));
    assertThat(CallWire.subscribe(oracle().withId(ID)))
        .isEqualTo(sorted(Recorded.call("82-SUBSCRIBE-failover")));
  }

  @Test
  void killWithinAGracePeriod() {
    var kill =
        CallWire.call(ID, new Call.KillWithin(T1, AgentId.NONE, Duration.ofSeconds(3))).getKill();
    assertThat(kill.hasAgentId()).isFalse();
    assertThat(kill.getKillPolicy().getGracePeriod().getNanoseconds()).isEqualTo(3_000_000_000L);
  }

  @Test
  void nameOneRoleInTheOldWayWithoutMultiRole() {
    var old =
        new FrameworkIdentity(
            "old",
            "nobody",
            FrameworkId.NONE,
            "p",
            List.of("dev"),
            Duration.ZERO,
            false,
            "h",
            "",
            EnumSet.noneOf(Capability.class),
            new LinkedHashMap<>());
    var info = CallWire.subscribe(old).getSubscribe().getFrameworkInfo();
    assertThat(info.getRolesList()).isEmpty();
    assertThat(info.getAllFields().keySet())
        .extracting(com.google.protobuf.Descriptors.FieldDescriptor::getName)
        .contains("role", "principal", "hostname")
        .doesNotContain("id", "webui_url");
  }
}
