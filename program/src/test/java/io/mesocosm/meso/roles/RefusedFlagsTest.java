package io.mesocosm.meso.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.meso.roles.flags.Isolators;
import io.mesocosm.meso.roles.process.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that is wrong with the flags of a role is said at once, before anything is opened.
class RefusedFlagsTest {
  @TempDir private Path folder;

  private static List<String> refused(Role role, String... flags) {
    return switch (role.flags().read(Sources.commandLine(List.of(flags)))) {
      case Outcome.Ok<Settings>(var settings) -> throw new AssertionError(settings.set());
      case Outcome.Refused<Settings>(var why) -> why.stream().map(Refusal::text).toList();
    };
  }

  private static void taken(Role role, String... flags) {
    assertThat(role.flags().read(Sources.commandLine(List.of(flags))))
        .isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void ofAMaster() {
    assertThat(
            refused(
                new MasterRole(),
                "--zk=zk:/bad",
                "--port=99999",
                "--ip=999.1.1.1",
                "--weights=a=b",
                "--min_allocatable_resources=zzz",
                "--agent_ping_timeout=1hrs",
                "--zk_session_timeout=0secs",
                "--domain=zz",
                "--nonsense"))
        .containsExactlyInAnyOrder(
            "--zk: got 'zk:/bad', allowed is zk://[user:pass@]host1:port1,host2:port2/path",
            "--port: got '99999', allowed is 0 to 65535",
            "--ip: got '999.1.1.1', allowed is an IP address such as 10.0.0.5",
            "--weights: got 'a=b', allowed is role=weight,… with weights above 0",
            "--min_allocatable_resources: got 'zzz', allowed is name:amount;… with | between alternatives",
            "--agent_ping_timeout: got '1hrs', allowed is 1secs to 15mins",
            "--zk_session_timeout: got '0secs', allowed is 1ms to 10000weeks",
            "--domain: got 'zz', allowed is"
                + " {\"fault_domain\": {\"region\": {\"name\": …}, \"zone\": {\"name\": …}}}",
            "--nonsense: there is no such flag; --help shows all");
    taken(new MasterRole(), "--zk=", "--weights=a=2,b=0.5", "--min_allocatable_resources=cpus:1");
  }

  @Test
  void ofAnAgent() {
    assertThat(
            refused(
                new AgentRole(),
                "--master=zk:/bad",
                "--resources=cpus:x;mem:(",
                "--attributes=a;b:1",
                "--containerizers=mesos,foo",
                "--isolation=cgroup/cpu",
                "--launcher=x",
                "--executor_environment_variables=[1]"))
        .containsExactlyInAnyOrder(
            "--master: got 'zk:/bad', allowed is host:port or zk://host:port,…/path",
            "--work_dir: is missing: folder of sandboxes and of what it remembers",
            "--resources: got 'cpus:x', allowed is a number, ranges or a set",
            "--resources: got 'mem:(', allowed is a number, ranges or a set",
            "--attributes: got 'a', allowed is name:value",
            "--containerizers: got 'foo', allowed is some of docker, mesos",
            "--isolation: got 'cgroup/cpu', allowed is some of " + String.join(", ", Isolators.ALL),
            "--launcher: got 'x', allowed is some of linux, posix",
            "--executor_environment_variables: got '[1]', allowed is a JSON object of texts");
    taken(
        new AgentRole(),
        "--master=10.0.0.1:5050",
        "--work_dir=/w",
        "--attributes=tags:{a,b};rack:r1",
        "--isolation=cgroups/cpu,cgroups/mem,network/cni",
        "--containerizers=docker,mesos");
  }

  @Test
  void ofAMarathon() {
    var noFile = folder.resolve("none").toString();
    assertThat(
            refused(
                new MarathonRole(),
                "--master=::",
                "--zk=foo",
                "--zk_session_timeout=0",
                "--local_port_min=20",
                "--local_port_max=10",
                "--mesos_authentication_secret_file=" + noFile))
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).startsWith("--master: got '::'"),
            text -> assertThat(text).startsWith("--zk: got 'foo', allowed is zk://"),
            text -> assertThat(text).startsWith("--zk_session_timeout: got '0'"),
            text ->
                assertThat(text)
                    .isEqualTo(
                        "--local_port_min: got '20', allowed is at most --local_port_max, 10"),
            text ->
                assertThat(text).startsWith("--mesos_authentication_secret_file: got '" + noFile));
  }

  @Test
  void ofAZooKeeper() throws Exception {
    assertThat(refused(new ZooKeeperRole(), "--tick_time=1ns"))
        .containsExactlyInAnyOrder(
            "--tick_time: got '1ns', allowed is 10ms to 10mins",
            "--data_dir: is missing: a folder");
    var file = Files.createFile(folder.resolve("zoo.cfg")).toString();
    assertThat(refused(new ZooKeeperRole(), "--config=" + file, "--port=1", "--purge_interval=1"))
        .containsExactlyInAnyOrder(
            "--port: nothing beside --config", "--purge_interval: nothing beside --config");
    taken(new ZooKeeperRole(), "--config=" + file);
  }
}
