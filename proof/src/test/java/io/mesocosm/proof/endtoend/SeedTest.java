package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.JsonView;
import io.mesocosm.testkit.junit.Ground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The seed's document, tried: five machines, what Ansible puts on them, its application in
/// containers. One cluster serves all of it, one step after the other. Needs root and the addresses
/// of the seed.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(900)
final class SeedTest {
  private static final String MASTER = "http://10.0.15.101:5050";
  private static final String MARATHON = "http://10.0.15.101:8080";

  @TempDir static Path home;

  private final Shell shell = new Shell(home);
  private final Web web = new Web();

  @BeforeAll
  static void theWholeCluster() throws Exception {
    Ground.forMachines("10.0.15");
    new Shell(home).succeed("up");
  }

  @AfterAll
  static void removesIt() throws Exception {
    new Shell(home).meso("destroy", "-f");
  }

  @AfterEach
  void closesTheClient() {
    web.close();
  }

  private List<JsonView> agents() throws Exception {
    return web.json(MASTER + "/state").flatMap(state -> state.objects("slaves")).orElse(List.of());
  }

  private Shell.Said onControl(String command) throws Exception {
    return shell.meso("ssh", "mgmt", "--", command);
  }

  @Test
  @Order(1)
  void twoAgentsAreActive() throws Exception {
    assertThat(agents()).allMatch(agent -> agent.flag("active").orElse(false));
    assertThat(agents())
        .extracting(agent -> agent.text("hostname").orElse(""))
        .containsExactlyInAnyOrder("10.0.15.201", "10.0.15.202");
  }

  @Test
  @Order(2)
  void twoInstancesShowTheSeedsPage() throws Exception {
    var tasks =
        web.json(MARATHON + "/v2/apps/outyet/tasks").orElseThrow().objects("tasks").orElseThrow();
    assertThat(tasks).hasSize(2);
    for (var task : tasks) {
      assertThat(web.page(url(task)).orElse("")).contains("Is Go 1.4 out yet?");
    }
  }

  private static String url(JsonView task) {
    var port = String.valueOf(task.get("ports").orElseThrow()).replaceAll("[^0-9]", "");
    return "http://%s:%s/".formatted(task.text("host").orElseThrow(), port);
  }

  @Test
  @Order(3)
  void anotherUpFindsAllDone() throws Exception {
    assertThat(shell.succeed("up").err()).doesNotContain("runs").doesNotContain("site.yml");
  }

  @Test
  @Order(4)
  void ansibleIsTheSeeds() throws Exception {
    assertThat(onControl("ansible --version").out())
        .contains("config file = /etc/ansible/ansible.cfg");
    assertThat(onControl("ls /vagrant/ansible/site.yml").code()).isZero();
  }

  @Test
  @Order(5)
  void whatIsSetUpIsLeftAlone() throws Exception {
    for (var playbook : List.of("playbooks/provision-hosts-file.yml", "site.yml")) {
      assertThat(shell.succeed("provision", playbook).out().lines())
          .filteredOn(line -> line.contains("unreachable="))
          .isNotEmpty()
          .allMatch(line -> line.contains("changed=0 ") && line.contains("failed=0 "));
    }
  }

  private List<String> runs() throws Exception {
    var tasks = web.json(MARATHON + "/v2/tasks").orElseThrow().objects("tasks").orElseThrow();
    return tasks.stream().map(task -> task.text("id").orElseThrow()).sorted().toList();
  }

  private List<String> flagsOfAgent() throws Exception {
    return shell
        .succeed("ssh", "mesos-agent-1", "--", "ls /etc/mesos-slave")
        .out()
        .lines()
        .toList();
  }

  @Test
  @Order(6)
  void aFlagGoesWithItsVariableAndTasksStay() throws Exception {
    var before = runs();
    var site = "cd /vagrant/ansible && ansible-playbook site.yml --limit mesos-agent-1";
    var byHand = "echo 1hrs | sudo tee /etc/mesos-slave/docker_remove_delay";
    shell.succeed("ssh", "mesos-agent-1", "--", byHand);

    var more = " -e '{\"mesos_agent_more_flags\": {\"gc_delay\": \"2days\"}}'";
    assertThat(onControl(site + more).out()).contains("Restart mesos-slave");
    assertThat(flagsOfAgent()).contains("gc_delay", "docker_remove_delay", "hostname");

    assertThat(onControl(site).out()).contains("Restart mesos-slave");
    assertThat(flagsOfAgent()).doesNotContain("gc_delay").contains("docker_remove_delay");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  @Order(7)
  void playbooksAreFreeOfLint() throws Exception {
    var install = "sudo apt-get install -y -q --no-install-recommends ansible-lint";
    Ground.needs(onControl(install).code() == 0, "ansible-lint is not to be had");
    var said = onControl("cd /vagrant/ansible && ansible-lint --offline --nocolor");
    assertThat(said.code()).describedAs(said.out()).isZero();
  }

  @Test
  @Order(8)
  void aPlaybookThatIsNotThereIsSaid() throws Exception {
    assertThat(shell.meso("provision", "playbooks/none.yml").code()).isNotZero();
  }

  @Test
  @Order(9)
  void aMachineThatDiedComesBackWithItsService() throws Exception {
    var init = Files.readString(home.resolve("default/machines/mesos-agent-1/init"));
    ProcessHandle.of(Long.parseLong(init.split(" ", -1)[1])).orElseThrow().destroyForcibly();

    assertThat(shell.succeed("up").err()).contains("mesos-agent-1 runs again");
    Eventually.get(
        "two active agents",
        () ->
            Optional.of(
                    agents().stream().filter(agent -> agent.flag("active").orElse(false)).count())
                .filter(active -> active == 2));
  }

  private List<String> whereOutyetRuns() throws Exception {
    return web
        .json(MARATHON + "/v2/apps/outyet?embed=app.tasks")
        .flatMap(reply -> reply.object("app"))
        .flatMap(app -> app.objects("tasks"))
        .orElse(List.of())
        .stream()
        .filter(task -> task.text("state").orElse("").equals("TASK_RUNNING"))
        .map(task -> task.text("host").orElse(""))
        .toList();
  }

  private void untilTwoInstancesRun() throws Exception {
    Eventually.get(
        "two instances of outyet",
        () -> Optional.of(whereOutyetRuns()).filter(hosts -> hosts.size() == 2));
  }

  @Test
  @Order(8)
  void aCutOfPowerIsExplainedWhileTheClusterDoesNotKnow() throws Exception {
    untilTwoInstancesRun();
    var host = whereOutyetRuns().getFirst();
    var machine = host.endsWith("201") ? "mesos-agent-1" : "mesos-agent-2";
    shell.succeed("fault", "kill", machine);
    assertThat(shell.succeed("app", "why", "/outyet").out())
        .contains("of its tasks are on " + machine + ", which does not run")
        .contains("On purpose: " + machine + " lost its power");
    shell.succeed("fault", "heal");
    untilTwoInstancesRun();
  }

  @Test
  @Order(9)
  void aSnapshotIsTheClusterAsItWas() throws Exception {
    untilTwoInstancesRun();
    shell.succeed("snapshot", "save", "before");
    var later =
        Files.writeString(
            home.resolve("later.json"),
            "{\"id\": \"/later\", \"cmd\": \"sleep 1000\", \"cpus\": 0.1, \"mem\": 16}");
    // When machines stood still for longer than a session with ZooKeeper lasts, leaders change now.
    Eventually.get(
        "an application that came after the snapshot",
        () -> {
          shell.meso("app", "run", later.toString());
          return Optional.of(shell.meso("app", "list").out()).filter(all -> all.contains("/later"));
        });

    shell.succeed("snapshot", "restore", "before");
    untilTwoInstancesRun();
    assertThat(shell.succeed("app", "list").out()).doesNotContain("/later");
  }

  @Test
  @Order(10)
  void aDrainedAgentLosesNoTaskWithoutReplacement() throws Exception {
    untilTwoInstancesRun();
    shell.succeed("node", "rm", "mesos-agent-1");
    assertThat(whereOutyetRuns()).containsExactly("10.0.15.202", "10.0.15.202");
    assertThat(agents()).hasSize(1);

    var last = shell.meso("node", "rm", "mesos-agent-2", "--timeout=2secs");
    assertThat(last.code()).isEqualTo(1);
    assertThat(last.err()).contains("mesos-agent-2 stays").contains("/outyet");
    assertThat(agents()).allMatch(agent -> agent.flag("active").orElse(false));
  }
}
