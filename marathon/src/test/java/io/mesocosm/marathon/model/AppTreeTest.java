package io.mesocosm.marathon.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class AppTreeTest {
  private static final RunSpec SLEEP = RunSpec.DEFAULT.withCommand(Command.ofShell("sleep 1"));

  private static Version version(long millis) {
    return new Version(Instant.ofEpochMilli(millis));
  }

  private static App app(String path, long at) {
    return App.of(AppPath.of(path), 1, SLEEP, version(at));
  }

  private static AppTree tree(String... paths) {
    var tree = AppTree.EMPTY;
    for (String path : paths) {
      tree = tree.withApp(app(path, 1));
    }
    return tree;
  }

  @Test
  void anAppBringsItsGroupsAndMarksThem() {
    var tree = tree("/a/b/c").withApp(app("/a/d", 2));
    assertThat(tree.groups().keys())
        .containsExactly(AppPath.ROOT, AppPath.of("/a"), AppPath.of("/a/b"));
    assertThat(tree.group(AppPath.of("/a")).orElseThrow().version()).isEqualTo(version(2));
    assertThat(tree.group(AppPath.of("/a/b")).orElseThrow().version()).isEqualTo(version(1));
    assertThat(tree.root().version()).isEqualTo(version(2));
  }

  @Test
  void membersAreDirectOnesAndWhatIsBelowIsAll() {
    var tree = tree("/a/x", "/a/b/y", "/a-b/z", "/w");
    assertThat(tree.appsIn(AppPath.of("/a"))).extracting(App::id).hasToString("[/a/x]");
    assertThat(tree.appsBelow(AppPath.of("/a"))).extracting(App::id).hasToString("[/a/b/y, /a/x]");
    assertThat(tree.appsBelow(AppPath.ROOT)).hasSize(4);
    assertThat(tree.groupsIn(AppPath.ROOT)).extracting(Group::id).hasToString("[/a, /a-b]");
    assertThat(tree.groupsBelow(AppPath.of("/a"))).extracting(Group::id).hasToString("[/a/b]");
  }

  @Test
  void aGroupGoesWithAllThatIsInItAndOnce() {
    var gone = tree("/a/b/c", "/d").withoutGroup(AppPath.of("/a"), version(3));
    assertThat(gone.apps().keys()).containsExactly(AppPath.of("/d"));
    assertThat(gone.groups().keys()).containsExactly(AppPath.ROOT);
    assertThat(gone.withoutGroup(AppPath.of("/a/b"), version(4))).isEqualTo(gone);
    assertThat(gone.withoutGroup(AppPath.ROOT, version(5)).apps().isEmpty()).isTrue();
  }

  /// Of random trees, what a range finds below a group is what its path says is below it.
  @Test
  void rangesAndPathsAgree() {
    var random = new Random(3);
    var words = new String[] {"a", "a-b", "a.b", "b", "0"};
    for (int round = 0; round < 200; round++) {
      var tree = AppTree.EMPTY;
      for (int i = 0; i < 12; i++) {
        var parts = new String[1 + random.nextInt(3)];
        Arrays.setAll(parts, _ -> words[random.nextInt(words.length)]);
        tree = tree.withApp(app("/" + String.join("/", parts), 1));
      }
      for (AppPath group : tree.groups().keys()) {
        var expected = new TreeSet<>(tree.apps().keys());
        expected.removeIf(path -> !path.isBelow(group));
        assertThat(tree.appsBelow(group)).extracting(App::id).containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  void scalingIsNoChangeOfConfiguration() {
    var before = app("/a", 1);
    var scaled = before.withInstances(5).succeeding(before, version(2));
    assertThat(scaled.lastConfigChangeAt()).isEqualTo(version(1));
    assertThat(scaled.lastScalingAt()).isEqualTo(version(2));
    var changed = before.withSpec(RunSpec.DEFAULT).succeeding(before, version(2));
    assertThat(changed.lastConfigChangeAt()).isEqualTo(version(2));
  }
}
