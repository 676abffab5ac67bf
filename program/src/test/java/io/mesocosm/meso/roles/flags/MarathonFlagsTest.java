package io.mesocosm.meso.roles.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.MarathonConfig;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.protocol.cluster.Capability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The flags of Marathon 1.11 and what becomes of them.
final class MarathonFlagsTest {
  private static final Path NOWHERE = Path.of("/nowhere");

  private static MarathonConfig config(String... args) {
    var flags = new MarathonFlags();
    var sources = Sources.commandLine(List.of(args));
    return switch (flags.flags().read(sources)) {
      case Outcome.Ok<Settings>(var settings) -> flags.config(settings, NOWHERE, "me");
      case Outcome.Refused<Settings>(var refusals) ->
          throw new IllegalArgumentException(refusals.toString());
    };
  }

  @Test
  void defaultsAreTheOriginals() {
    var config = config("--master=zk://h:2181/mesos");
    assertThat(config.rules()).isEqualTo(MarathonRules.DEFAULT);
    assertThat(config.zk().toString()).isEqualTo("zk://localhost:2181/marathon");
    assertThat(config.zkSession()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.httpPort()).isEqualTo(8080);
    assertThat(config.hostname()).isEqualTo("me");
    assertThat(config.identity().failoverTimeout()).isEqualTo(Duration.ofDays(7));
    assertThat(config.identity().roles()).containsExactly("*");
    assertThat(config.identity().checkpoint()).isTrue();
    assertThat(config.api().defaults()).isEqualTo(ApiDefaults.DEFAULT);
    assertThat(config.api().pages()).isNull();
    assertThat(config.maxProbes()).isEqualTo(256);
  }

  @Test
  void everyNameIsTaken() {
    var config =
        config(
            "--master=h1:5050,h2:5050",
            "--zk=zk://u:secret@h:2181/m",
            "--zk_session_timeout=4000",
            "--zk_max_versions=3",
            "--http_address=127.0.0.1",
            "--http_port=8081",
            "--hostname=here",
            "--webui_url=http://page",
            "--access_control_allow_origin=*",
            "--event_stream_max_outstanding_messages=7",
            "--framework_name=mara",
            "--mesos_user=nobody",
            "--mesos_role=prod",
            "--failover_timeout=60",
            "--no-checkpoint",
            "--mesos_authentication_principal=me",
            "--mesos_authentication_secret=word",
            "--local_port_min=100",
            "--local_port_max=200",
            "--default_network_name=net",
            "--mesos_bridge_name=bridge",
            "--new_group_enforce_role=top",
            "--env_vars_prefix=X_",
            "--enable_features=vips,gpu_resources",
            "--gpu_scheduling_behavior=unrestricted",
            "--max_apps=9",
            "--max_running_deployments=8",
            "--decline_offer_duration=5000",
            "--max_instances_per_offer=6",
            "--task_launch_timeout=1000",
            "--task_launch_confirm_timeout=2000",
            "--kill_retry_timeout=3000",
            "--reconciliation_interval=60000",
            "--no-maintenance_mode",
            "--draining_seconds=11",
            "--max_concurrent_marathon_health_checks=12",
            "--mesos_leader_ui_url=http://ui");
    assertThat(config.rules())
        .isEqualTo(
            new MarathonRules(
                "prod",
                Duration.ofSeconds(5),
                6,
                100,
                200,
                8,
                3,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(11),
                false,
                false,
                "X_"));
    assertThat(config.zkSession()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.httpHost()).isEqualTo("127.0.0.1");
    assertThat(config.httpPort()).isEqualTo(8081);
    assertThat(config.hostname()).isEqualTo("here");
    assertThat(config.identity().name()).isEqualTo("mara");
    assertThat(config.identity().user()).isEqualTo("nobody");
    assertThat(config.identity().principal()).isEqualTo("me");
    assertThat(config.identity().webuiUrl()).isEqualTo("http://page");
    assertThat(config.identity().checkpoint()).isFalse();
    assertThat(config.identity().failoverTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.identity().can(Capability.GPU_RESOURCES)).isTrue();
    assertThat(config.scheduler().secret()).isEqualTo("word");
    assertThat(config.scheduler().rules().reconcileEvery()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.api().defaults())
        .isEqualTo(
            new ApiDefaults("prod", "net", "bridge", true, Set.of("vips", "gpu_resources"), 9));
    assertThat(config.api().name()).isEqualTo("mara");
    assertThat(config.api().allowOrigin()).isEqualTo("*");
    assertThat(config.api().maxUndelivered()).isEqualTo(7);
    assertThat(config.maxProbes()).isEqualTo(12);
    assertThat(config.api().marathon().get("mesos_leader_ui_url")).contains(Json.of("http://ui"));
    assertThat(config.api().zookeeper().get("zk")).contains(Json.of("zk://u:…@h:2181/m"));
  }

  @Test
  void aMasterIsNeeded() {
    assertThatThrownBy(() -> config()).hasMessageContaining("--master");
  }

  @Test
  void whatIsNotNeededIsTakenAndWhatIsGoneIsNot() {
    assertThat(config("--master=h", "--launch_tokens=5").maxProbes()).isEqualTo(256);
    assertThatThrownBy(() -> config("--master=h", "--artifact_store=file:///x"))
        .hasMessageContaining("fetch");
  }
}
