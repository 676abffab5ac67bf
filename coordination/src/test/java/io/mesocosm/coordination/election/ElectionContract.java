package io.mesocosm.coordination.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.coordination.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What all elections keep to.
abstract class ElectionContract {
  abstract Election stand(String data, LeadershipListener listener) throws Exception;

  abstract AutoCloseable watch(Consumer<Optional<byte[]>> watcher) throws Exception;

  /// Ends the session of the leader, without its doing.
  abstract void loseLeader() throws Exception;

  private static String name(Optional<byte[]> data) {
    return data.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("nobody");
  }

  @Test
  void theFirstLeadsAndTheNextFollows() throws Exception {
    var a = new Told();
    var b = new Told();
    var first = stand("a", a);
    Server.until("a leads", first::leading);
    var second = stand("b", b);
    assertThat(second.leading()).isFalse();
    assertThat(b.events()).isEmpty();
    var reignOfA = a.epoch().orElseThrow();

    first.close();
    Server.until("b leads", second::leading);

    assertThat(a.events()).containsExactly("elected", "resigned");
    assertThat(b.epoch().orElseThrow()).isGreaterThan(reignOfA);
    second.close();
  }

  @Test
  void aLostLeaderIsToldAndStandsAgain() throws Exception {
    var a = new Told();
    var first = stand("a", a);
    Server.until("a leads", first::leading);
    var before = a.epoch().orElseThrow();

    loseLeader();
    Server.until("a leads again", () -> a.events().size() >= 3 && first.leading());

    assertThat(a.events()).containsExactly("elected", "lost", "elected");
    assertThat(a.epoch().orElseThrow()).isGreaterThan(before);
    first.close();
  }

  @Test
  void watchersHearOfEachLeader() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    var watch = watch(data -> heard.add(name(data)));
    Server.until("told that nobody leads", () -> heard.equals(List.of("nobody")));
    var first = stand("a", new Told());
    Server.until("a is seen", () -> heard.getLast().equals("a"));
    var second = stand("b", new Told());
    first.close();
    Server.until("b is seen", () -> heard.getLast().equals("b"));
    second.close();
    Server.until("nobody is seen", () -> heard.getLast().equals("nobody"));
    watch.close();
    assertThat(heard.getFirst()).isEqualTo("nobody");
    assertThat(heard).containsSubsequence("a", "b", "nobody");
  }

  @Test
  void atMostOneLeads() throws Exception {
    var told = new ArrayList<Told>();
    var standing = new ArrayList<Election>();
    for (var i = 0; i < 5; i++) {
      told.add(new Told());
      standing.add(stand("c" + i, told.getLast()));
    }
    while (!standing.isEmpty()) {
      Server.until("one leads", () -> standing.stream().anyMatch(Election::leading));
      assertThat(standing.stream().filter(Election::leading)).hasSize(1);
      var leader = standing.stream().filter(Election::leading).findFirst().orElseThrow();
      leader.close();
      standing.remove(leader);
    }
    assertThat(told).allMatch(each -> each.events().equals(List.of("elected", "resigned")));
  }
}
