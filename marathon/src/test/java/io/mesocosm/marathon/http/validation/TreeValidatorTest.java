package io.mesocosm.marathon.http.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.core.deployments.Dependencies;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.http.codec.Bodies;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class TreeValidatorTest {

  @Test
  void anAppTakesNoPathOfAGroupAndNoneThroughAnApp() {
    assertThat(problems(tree("{'id':'/a/b','cmd':'x'}", "{'id':'/a','cmd':'x'}"), "/a"))
        .containsExactly("/id: a path that no group has");
    assertThat(problems(tree("{'id':'/a','cmd':'x'}", "{'id':'/a/b','cmd':'x'}"), "/a/b"))
        .containsExactly("/id: a path that does not run through an app");
  }

  @Test
  void dependenciesMayNotGoRound() {
    var circle =
        tree(
            "{'id':'/a','cmd':'x','dependencies':['/b']}",
            "{'id':'/b','cmd':'x','dependencies':['/c']}",
            "{'id':'/c','cmd':'x','dependencies':['/a']}");
    assertThat(problems(circle, "/a"))
        .containsExactly("/dependencies: no circle: /a depends on itself by way of /c");
    var itself = tree("{'id':'/a','cmd':'x','dependencies':['/a']}");
    assertThat(problems(itself, "/a"))
        .containsExactly("/dependencies: no circle: /a depends on itself by way of /a");
  }

  @Test
  void aGroupStandsForAllItsApps() {
    var tree =
        tree(
                "{'id':'/front/web','cmd':'x'}",
                "{'id':'/back/db','cmd':'x','dependencies':['/front/web']}")
            .withGroup(
                Group.empty(AppPath.of("/front"), new Version(Instant.EPOCH))
                    .withDependencies(new TreeSet<>(Set.of(AppPath.of("/back")))));
    assertThat(problems(tree, "/back/db")).hasSize(1);
  }

  /// Thousands in a row, each of which needs the one before, and hundreds that all need hundreds.
  @Test
  void longChainsAndWideLayersAreLookedThrough() {
    var chain = new ArrayList<String>();
    for (int i = 1; i <= 5_000; i++) {
      chain.add("{'id':'/a%d','cmd':'x','dependencies':['/a%d']}".formatted(i, i - 1));
    }
    var tree = tree(chain.toArray(String[]::new));
    var all = List.copyOf(tree.apps().keys());
    assertThat(TreeValidator.check(tree, all, ApiDefaults.DEFAULT)).isEmpty();
    assertThat(new Dependencies(tree).depth(tree.app(AppPath.of("/a5000")).orElseThrow()))
        .isEqualTo(4_999);
    var wide = new ArrayList<String>();
    for (int layer = 1; layer <= 4; layer++) {
      for (int i = 0; i < 200; i++) {
        wide.add(
            "{'id':'/l%d/a%d','cmd':'x','dependencies':['/l%d']}".formatted(layer, i, layer - 1));
      }
    }
    var layers = tree(wide.toArray(String[]::new));
    assertThat(TreeValidator.check(layers, List.copyOf(layers.apps().keys()), ApiDefaults.DEFAULT))
        .isEmpty();
  }

  @Test
  void theNumberOfAppsCanBeLimited() {
    var few = new ApiDefaults("*", "", "", false, Set.of(), 1);
    var tree = tree("{'id':'/a','cmd':'x'}", "{'id':'/b','cmd':'x'}");
    assertThat(AppValidatorTest.texts(TreeValidator.check(tree, List.of(), few)))
        .containsExactly("/: at most 1 apps (--max_apps)");
  }

  private static List<String> problems(AppTree tree, String touched) {
    return AppValidatorTest.texts(
        TreeValidator.check(tree, List.of(AppPath.of(touched)), ApiDefaults.DEFAULT));
  }

  private static AppTree tree(String... apps) {
    var tree = AppTree.EMPTY;
    for (String app : apps) {
      tree = tree.withApp(Bodies.app(app));
    }
    return tree;
  }
}
