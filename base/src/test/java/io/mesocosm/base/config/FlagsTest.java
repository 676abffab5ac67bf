package io.mesocosm.base.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlagsTest {
  private final Flags flags = Flags.named("meso master", "Leads.").shortName('q', "quorum");
  private final Flag<String> zk = flags.text("zk", "", "where ZooKeeper is");
  private final Flag<Integer> quorum = flags.integer("quorum", 1, 1, 9, "how many");
  private final Flag<Boolean> lookup = flags.flag("hostname_lookup", true, "ask DNS");
  private final Flag<Duration> ping = flags.duration("agent_ping_timeout", "15secs", "patience");
  private final Flag<Long> size = flags.bytes("max_size", "32MB", "most");
  private final Flag<Double> factor = flags.number("factor", 1.5, 0, 10, "times");
  private final Flag<Optional<Path>> webui = flags.path("webui_dir", "pages");
  private final Flag<Optional<String>> secret = flags.optionalText("secret", "hidden");
  private final Flag<List<String>> roles = flags.list("roles", "a,b", "names");
  private final Flag<String> sorter =
      flags.choice("sorter", "drf", List.of("drf", "random"), "how to share");

  @TempDir Path dir;

  @Test
  void hasDefaults() {
    var settings = read();
    assertThat(settings.get(zk)).isEmpty();
    assertThat(settings.get(quorum)).isEqualTo(1);
    assertThat(settings.get(lookup)).isTrue();
    assertThat(settings.get(ping)).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.get(size)).isEqualTo(32L << 20);
    assertThat(settings.get(factor)).isEqualTo(1.5);
    assertThat(settings.get(webui)).isEmpty();
    assertThat(settings.get(secret)).isEmpty();
    assertThat(settings.get(roles)).containsExactly("a", "b");
    assertThat(settings.get(sorter)).isEqualTo("drf");
    assertThat(settings.set()).isEmpty();
    assertThat(settings.texts())
        .containsEntry("max_size", "32MB")
        .doesNotContainKeys("zk", "webui_dir");
  }

  @Test
  void readsEveryKind() {
    var settings =
        read(
            "--zk=zk://a/mesos",
            "-q",
            "2",
            "--no-hostname_lookup",
            "--agent-ping-timeout=1.5mins",
            "--max_size=2GB",
            "--factor",
            "0.5",
            "--webui_dir=/x",
            "--secret=s",
            "--roles= c , d",
            "-sorter=RANDOM");
    assertThat(settings.get(zk)).isEqualTo("zk://a/mesos");
    assertThat(settings.get(quorum)).isEqualTo(2);
    assertThat(settings.get(lookup)).isFalse();
    assertThat(settings.get(ping)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.get(size)).isEqualTo(2L << 30);
    assertThat(settings.get(factor)).isEqualTo(0.5);
    assertThat(settings.get(webui)).contains(Path.of("/x"));
    assertThat(settings.get(secret)).contains("s");
    assertThat(settings.get(roles)).containsExactly("c", "d");
    assertThat(settings.get(sorter)).isEqualTo("random");
    assertThat(settings.isSet(zk)).isTrue();
    assertThat(settings.set()).containsEntry("secret", new Origin("****", "flag"));
    assertThat(settings.texts()).containsEntry("secret", "****").containsEntry("quorum", "2");
  }

  /// What is set goes into logs and is told to whoever asks.
  @Test
  void thePasswordInAnAddressIsHidden() {
    var settings = read("--zk=zk://me:word@a:2181,b/mesos");
    assertThat(settings.get(zk)).isEqualTo("zk://me:word@a:2181,b/mesos");
    assertThat(settings.texts()).containsEntry("zk", "zk://me:****@a:2181,b/mesos");
    assertThat(settings.set())
        .containsEntry("zk", new Origin("zk://me:****@a:2181,b/mesos", "flag"));
    assertThat(read("--zk=zk://a:2181,b:2181/mesos").texts())
        .containsEntry("zk", "zk://a:2181,b:2181/mesos");
  }

  @Test
  void aStrongerSourceWins() throws IOException {
    var folder = Files.createDirectory(dir.resolve("conf"));
    Files.writeString(folder.resolve("quorum"), "3\n");
    Files.writeString(folder.resolve("factor"), "3\n");
    Files.writeString(folder.resolve("?no-hostname_lookup"), "");
    var file = Files.writeString(dir.resolve("zk"), "file\n");
    var sources =
        Sources.commandLine(List.of("--max_size=1B"))
            .withFolders(List.of(folder), Map.of("zk", file))
            .withEnvironment(
                Map.of("MESOS_FACTOR", "4", "MESOS_MAX_SIZE", "2B", "MESOS_NATIVE_LIBRARY", "x"),
                List.of("MESOS_"));
    var settings = accepted(sources);
    assertThat(settings.get(quorum)).isEqualTo(3);
    assertThat(settings.get(zk)).isEqualTo("file");
    assertThat(settings.get(factor)).isEqualTo(4);
    assertThat(settings.get(size)).isEqualTo(1);
    assertThat(settings.get(lookup)).isFalse();
    assertThat(settings.set()).containsEntry("factor", new Origin("4", "environment MESOS_FACTOR"));
    assertThat(settings.set())
        .containsEntry("quorum", new Origin("3", "file " + folder.resolve("quorum")));
  }

  @Test
  void reportsEverythingThatIsWrongAtOnce() {
    assertThat(
            refused("--quorum=many", "--factor=11", "--agent_ping_timeout=5", "--sorter=x", "word"))
        .extracting(Refusal::field)
        .containsExactlyInAnyOrder(
            "--quorum", "--factor", "--agent_ping_timeout", "--sorter", "meso master");
  }

  @Test
  void namesTheNearestFlag() {
    assertThat(refused("--qorum=1").getFirst().text())
        .isEqualTo("--qorum: there is no such flag; did you mean --quorum?");
    flags.accepted("work_dir", "there is none");
    assertThat(refused("--work_dri=x").getFirst().text()).contains("did you mean --work_dir?");
    assertThat(refused("--entirely_else").getFirst().text()).contains("--help");
  }

  @Test
  void namesTheNearestFlagWhenTwoLettersAreSwapped() {
    assertThat(refused("--qourmu=1").getFirst().text()).contains("did you mean --quorum?");
  }

  @Test
  void wantsTheValueOfAFlag() {
    assertThat(refused("--zk").getFirst().text()).contains("needs a value");
    assertThat(refused("--zk", "--quorum=1").getFirst().field()).isEqualTo("--zk");
  }

  @Test
  void knowsWhatTheOriginalHadAndWeDoNot() {
    flags.accepted("modules", "there are none");
    flags.removed("recover_slow", "--recover");
    flags.alias("slave_ping_timeout", "agent_ping_timeout");
    var settings = read("--modules=file:///x", "--slave_ping_timeout=1secs");
    assertThat(settings.warnings())
        .containsExactly("--modules is accepted, and has no effect: there are none");
    assertThat(settings.get(ping)).isEqualTo(Duration.ofSeconds(1));
    assertThat(refused("--recover_slow=1").getFirst().text()).contains("use --recover instead");
  }

  @Test
  void readsAsMarathonsEnvironmentHasIt() {
    var environment = Map.of("MARATHON_DISABLE_HOSTNAME_LOOKUP", "", "MARATHON_ZK", "z");
    var sources = Sources.commandLine(List.of()).withEnvironment(environment, List.of("MARATHON_"));
    assertThat(accepted(sources).get(lookup)).isFalse();
    assertThat(accepted(sources).get(zk)).isEqualTo("z");
  }

  @Test
  void takesTheContentOfAFileWhereTheOriginalDoes() throws IOException {
    var file = Files.writeString(dir.resolve("value"), "zk://from/file\n");
    assertThat(read("--zk=" + file.toUri()).get(zk)).startsWith("file:");
    flags.valuesFromFiles();
    assertThat(read("--zk=" + file.toUri()).get(zk)).isEqualTo("zk://from/file");
    assertThat(refused("--zk=file:///not/there").getFirst().field()).isEqualTo("--zk");
  }

  @Test
  void takesWordsWhereTheyAreDeclared() {
    flags.words("ID N", 1, 2);
    assertThat(read("/app", "--zk", "z", "3").words()).containsExactly("/app", "3");
    assertThat(read("--", "--zk").words()).containsExactly("--zk");
    assertThat(refused().getFirst().text()).contains("needs ID N");
    assertThat(refused("a", "b", "c").getFirst().had()).isEqualTo("c");
  }

  @Test
  void refusesToStartWithoutWhatIsNeeded() {
    flags.needed("work_dir", "where to keep things");
    assertThat(refused().getFirst().text())
        .isEqualTo("--work_dir: is missing: where to keep things");
  }

  @Test
  void helpKeepsTheLinesOfAList() {
    var help =
        Flags.named(
                "meso fault",
                """
                Breaks machines
                on purpose.
                  stop NAME   shuts it down
                  kill NAME   cuts its power
                Healed by heal.\
                """)
            .help();
    assertThat(help)
        .isEqualTo(
            """
            Usage: meso fault

            Breaks machines on purpose.
              stop NAME   shuts it down
              kill NAME   cuts its power
            Healed by heal.\
            """);
  }

  @Test
  void helpNamesEveryFlagWithItsDefault() {
    flags.accepted("modules", "there are none");
    assertThat(flags.help())
        .contains("Usage: meso master", "Leads.", "-q, --quorum=1", "--max_size=32MB", "how many")
        .contains("--hostname_lookup (on; --no-hostname_lookup)", "modules");
  }

  private Settings read(String... args) {
    return accepted(Sources.commandLine(List.of(args)));
  }

  private Settings accepted(Sources sources) {
    return switch (flags.read(sources)) {
      case Outcome.Ok<Settings>(var settings) -> settings;
      case Outcome.Refused<Settings>(var why) -> throw new AssertionError(why.toString());
    };
  }

  private List<Refusal> refused(String... args) {
    return switch (flags.read(Sources.commandLine(List.of(args)))) {
      case Outcome.Ok<Settings> _ -> List.of();
      case Outcome.Refused<Settings>(var why) -> why;
    };
  }
}
