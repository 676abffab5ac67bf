package io.mesocosm.coordination.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Fault;
import io.mesocosm.coordination.election.Candidate;
import io.mesocosm.coordination.election.Election;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.election.Told;
import io.mesocosm.coordination.election.ZooKeeperElection;
import io.mesocosm.coordination.server.Server;
import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.ZkSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperRecordsTest extends RecordsContract {
  private static final String ROOT = "/mesocosm/test";

  @TempDir Path dir;
  private Server server;
  private ZkSession session;
  private final List<Election> reigns = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server = new Server(dir);
    session = server.session();
  }

  @AfterEach
  void stop() {
    reigns.forEach(Election::close);
    session.close();
    server.close();
  }

  @Override
  Records records() {
    return new ZooKeeperRecords(session, ROOT);
  }

  @Override
  Epoch reign() throws Exception {
    reigns.forEach(Election::close);
    var told = new Told();
    reigns.add(
        ZooKeeperElection.stand(
            session, new Candidate("/mesos", NodeNames.mesos(), new byte[0], ROOT), told));
    Server.until("elected", () -> told.epoch().isPresent());
    return told.epoch().orElseThrow();
  }

  @Test
  void makeTheFoldersOfARecordInTheSameRequest() throws Exception {
    records().commit(List.of(put("a", "1")), reign());

    var record = RecordNames.path(ROOT, "apps", "a");
    assertThat(List.of(RecordNames.table(ROOT, "apps"), RecordNames.bucket(ROOT, "apps", "a")))
        .allSatisfy(folder -> assertThat(created(folder)).isEqualTo(created(record)));
  }

  private long created(String path) throws Exception {
    return session.handle().exists(path, false).getCzxid();
  }

  @Test
  void surviveARestartOfTheServer() throws Exception {
    var epoch = reign();
    var records = records();
    records.commit(List.of(put("a", "1")), epoch);
    server.stop();
    var again = Thread.ofVirtual().start(this::restart);
    records.commit(List.of(put("b", "2")), epoch);
    again.join();
    records.commit(List.of(put("c", "3")), epoch);

    assertThat(records().readAll().table("apps")).containsOnlyKeys("a", "b", "c");
  }

  private void restart() {
    try {
      server.startAgain();
    } catch (Exception trouble) {
      throw new IllegalStateException(trouble);
    }
  }

  @Test
  void commitExactlyOnceWhileTheServerComesAndGoes() throws Exception {
    var epoch = reign();
    var records = records();
    var chaos =
        Thread.ofVirtual()
            .start(() -> {
              for (var i = 0; i < 3; i++) {
                server.stop();
                restart();
              }
            });
    var number = 0;
    while (chaos.isAlive()) {
      var id = "n" + number;
      var writes = new ArrayList<Write>(List.of(put(id, "x"), put("last", "" + number)));
      if (number > 0) {
        writes.add(new Write.Delete("apps", "n" + (number - 1)));
      }
      records.commit(writes, epoch);
      number++;
    }
    assertThat(records().readAll().table("apps"))
        .containsOnlyKeys("n" + (number - 1), "last")
        .containsEntry("last", text("" + (number - 1)));
  }

  @Test
  void showAndFinishACommitThatItsLeaderLeftStaged() throws Exception {
    var epoch = reign();
    records().commit(List.of(put("a", "old"), put("gone", "x")), epoch);
    var nodes = new Nodes(session);
    var entries =
        List.of(
            Redo.Entry.of(put("a", "new")),
            Redo.Entry.of(put("b", "new")),
            Redo.Entry.of(new Write.Delete("apps", "gone")));
    nodes.ensure(Redo.folder(ROOT));
    nodes.create(Redo.path(ROOT, "1-2", 0), Redo.encode(entries));
    var fence = Fence.parse("", nodes.read(Fence.path(ROOT)).data());
    session.handle().setData(Fence.path(ROOT), fence.staged("1-2", 1).bytes(), -1);

    assertThat(records().readAll().table("apps"))
        .containsOnlyKeys("a", "b")
        .containsEntry("a", text("new"));

    var next = reign();
    records().commit(List.of(put("c", "1")), next);
    assertThat(records().readAll().table("apps")).containsOnlyKeys("a", "b", "c");
    assertThat(nodes.children(Redo.folder(ROOT))).isEmpty();
  }

  @Test
  void nameARecordThatIsTooLarge() throws Exception {
    var epoch = reign();
    var noise = new byte[1_000_000];
    new Random(3).nextBytes(noise);
    var write = new Write.Put("apps", "huge", new Stored(1, noise));
    assertThatThrownBy(() -> records().commit(List.of(put("a", "1"), write), epoch))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("huge");
    assertThat(records().readAll().size()).isZero();
  }
}
