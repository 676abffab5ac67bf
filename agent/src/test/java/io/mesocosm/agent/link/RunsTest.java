package io.mesocosm.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EndWatch;
import io.mesocosm.agent.link.launchers.Shim;
import io.mesocosm.agent.link.launchers.ShimLauncher;
import io.mesocosm.agent.link.launchers.Surroundings;
import io.mesocosm.agent.link.sandbox.Downloads;
import io.mesocosm.agent.link.sandbox.Fetcher;
import io.mesocosm.agent.link.sandbox.FetcherCache;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to a run is told: one of which nothing is heard would be neither running nor
/// over.
@Timeout(100)
class RunsTest {
  @TempDir private Path folder;

  private final BlockingQueue<Input> told = new LinkedBlockingQueue<>();

  private Inlet inlet() {
    return new Inlet(
        new Inbox<Event>() {
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

  @Test
  void notesThatNobodyUnderstandsAreAnEnd() throws Exception {
    var work = new WorkDir(folder);
    var users = Users.of(false);
    var task =
        Task.ordered(
            Samples.spec("t", "true"),
            Samples.container("t"),
            Cargo.of(TaskInfo.getDefaultInstance()));
    var place = task.place(new AgentId("m-S0"));
    var records = Files.createDirectories(work.records(place));
    Files.createFile(records.resolve("started"));
    Files.writeString(records.resolve("pid"), "99999999999999999999 1 1 some-boot\n");
    try (var ends = new EndWatch();
        var downloads = new Downloads(Duration.ofSeconds(5))) {
      var fetcher = new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 1 << 20));
      var launcher =
          new ShimLauncher(
              work,
              new Sandboxes(work, users, fetcher),
              users,
              new Cgroups.None(),
              new Surroundings(
                  new Pid("slave(1)", "127.0.0.1", 5051), "5secs", "15mins", new LinkedHashMap<>()),
              Shim.install(work.meta()),
              ends);
      try (var runs = new Runs(launcher)) {
        runs.survey(place, task, inlet());
        assertThat(told.take())
            .isEqualTo(new Input.Surveyed(task.run(), new Found.Over(new ExitStatus.Lost())));
      }
    }
  }
}
