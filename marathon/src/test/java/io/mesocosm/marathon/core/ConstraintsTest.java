package io.mesocosm.marathon.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Constraint.Operator;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.Placement;
import io.mesocosm.protocol.cluster.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Placement rules, seen from the offers that they let through.
final class ConstraintsTest {
  private static final String PLENTY = "cpus:8;mem:8192;disk:100;ports:[31000-31999]";

  private final Story story = new Story();

  private static App app(int instances, Constraint... constraints) {
    var app = Story.app("/a", instances);
    return app.withSpec(
        app.spec().withPlacement(Placement.DEFAULT.withConstraints(List.of(constraints))));
  }

  private int launched(String host, String attributes) {
    return story.offer(host, PLENTY, attributes).size();
  }

  private String whyNot() {
    return story
        .state()
        .queue(story.now())
        .getFirst()
        .offers()
        .lastUnused()
        .getFirst()
        .objections()
        .getFirst()
        .explanation();
  }

  @Test
  void uniqueTakesEachHostOnce() {
    story.create(app(3, new Constraint("hostname", Operator.UNIQUE, "")));
    assertThat(launched("a", "")).isEqualTo(1);
    assertThat(launched("a", "")).isZero();
    assertThat(whyNot()).isEqualTo("hostname UNIQUE: a has an instance already");
    assertThat(launched("b", "")).isEqualTo(1);
  }

  @Test
  void uniqueDoesNotCountWhatRunsAnOldConfiguration() {
    story.create(app(1, new Constraint("hostname", Operator.UNIQUE, "")));
    story.runs(story.offer("a"));
    var now = story.current("/a");
    story.update(now.withSpec(now.spec().withCommand(Command.ofShell("other"))));
    assertThat(launched("a", "")).isEqualTo(1);
  }

  /// Java alone would try for hours, with everyone else waiting, and would run out of stack.
  @Test
  @Timeout(20)
  void expressionsThatTakeAgesHoldNobodyUp() {
    var host = "a".repeat(60);
    story.create(app(1, new Constraint("hostname", Operator.LIKE, "(.*a){20}b")));
    assertThat(launched(host, "")).isZero();
    assertThat(whyNot()).endsWith(": is " + host);
    var ahead = new Constraint("hostname", Operator.UNLIKE, "(?=a)(.*a){20}b");
    story.update(app(1, ahead), true);
    assertThat(launched(host, "")).isZero();
    assertThat(whyNot()).endsWith(": the expression takes too long on " + host);
    var simple = new Constraint("hostname", Operator.LIKE, "(?!b)(a|c)*");
    story.update(app(1, simple), true);
    assertThat(launched(host, "")).isEqualTo(1);
    story.update(app(1, new Constraint("rack", Operator.LIKE, "(a|b)*")), true);
    assertThat(launched("h", "rack:" + "ab".repeat(20_000))).isEqualTo(1);
  }

  @Test
  void clusterFollowsTheFirst() {
    story.create(app(10, new Constraint("rack", Operator.CLUSTER, "")));
    assertThat(launched("a", "rack:r1")).isEqualTo(5);
    assertThat(launched("b", "rack:r2")).isZero();
    assertThat(launched("c", "rack:r1")).isEqualTo(5);
  }

  @Test
  void clusterWithAValueWantsIt() {
    story.create(app(1, new Constraint("rack", Operator.CLUSTER, "r2")));
    assertThat(launched("a", "rack:r1")).isZero();
    assertThat(launched("a", "")).isZero();
    assertThat(whyNot()).isEqualTo("rack CLUSTER r2: the agent has no rack");
    assertThat(launched("b", "rack:r2")).isEqualTo(1);
  }

  @Test
  void groupByWithACountGivesEachGroupItsShare() {
    story.create(app(5, new Constraint("rack", Operator.GROUP_BY, "2")));
    assertThat(launched("a", "rack:r1")).isEqualTo(3);
    assertThat(launched("c", "rack:r3")).isEqualTo(2);
    assertThat(launched("b", "rack:r2")).isZero();
  }

  @Test
  void groupByWithoutACountBalancesOverWhatItHasSeen() {
    story.create(app(6, new Constraint("rack", Operator.GROUP_BY, "")));
    assertThat(launched("a", "rack:r1")).isEqualTo(5);
    assertThat(launched("b", "rack:r2")).isEqualTo(1);
  }

  @Test
  void maxPerCounts() {
    story.create(app(6, new Constraint("rack", Operator.MAX_PER, "2")));
    assertThat(launched("a", "rack:r1")).isEqualTo(2);
    assertThat(launched("b", "rack:r1")).isZero();
    assertThat(launched("c", "rack:r2")).isEqualTo(2);
  }

  @Test
  void likeAndUnlikeMatchTheWholeValue() {
    story.create(
        app(
            9,
            new Constraint("rack", Operator.LIKE, "r[12]"),
            new Constraint("kind", Operator.UNLIKE, "slow.*")));
    assertThat(launched("a", "rack:r12")).isZero();
    assertThat(launched("a", "rack:r1;kind:slowest")).isZero();
    assertThat(launched("a", "rack:r1;kind:fast")).isEqualTo(5);
    assertThat(launched("a", "rack:r2")).isEqualTo(4);
  }

  @Test
  void isComparesNumbersAsNumbers() {
    story.create(app(1, new Constraint("level", Operator.IS, "4.0")));
    assertThat(launched("a", "level:5")).isZero();
    assertThat(launched("b", "level:4")).isEqualTo(1);
  }

  @Test
  void dockerGoesOnlyWhereDockerRuns() {
    var app = Story.app("/a", 1);
    story.create(app.withSpec(app.spec().withContainer(Container.docker("busybox"))));
    assertThat(launched("a", "containerizers:mesos")).isZero();
    assertThat(whyNot())
        .isEqualTo("a DOCKER container needs an agent that runs Docker; this one runs mesos");
    assertThat(launched("b", "containerizers:docker,mesos")).isEqualTo(1);
  }

  @Test
  void agentsOfTheOriginalAreTriedForDocker() {
    var app = Story.app("/a", 1);
    story.create(app.withSpec(app.spec().withContainer(Container.docker("busybox"))));
    assertThat(launched("a", "")).isEqualTo(1);
  }

  @Test
  void scalingDownTakesFromTheMostCrowdedGroup() {
    story.create(app(4, new Constraint("rack", Operator.MAX_PER, "3")));
    story.runs(story.offer("a", PLENTY, "rack:r1"));
    story.runs(story.offer("b", PLENTY, "rack:r2"));
    var now = story.current("/a");
    story.update(
        now.withSpec(
            now.spec()
                .withPlacement(
                    Placement.DEFAULT.withConstraints(
                        List.of(new Constraint("rack", Operator.GROUP_BY, "2"))))),
        true);
    story.ask(
        new Input.CancelDeployment(
            story.ticket(),
            story.state().deployments().all().iterator().next().id(),
            story.id(),
            true));
    story.instances("/a").stream()
        .filter(Killing::isDoomed)
        .forEach(one -> story.reports(one.taskId(), TaskState.KILLED));
    story.update(story.current("/a").withInstances(2), true);
    var left =
        story.instances("/a").stream()
            .filter(one -> one.isWanted())
            .map(one -> one.task().orElseThrow().on().hostname())
            .toList();
    assertThat(left).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void instancesStayInTheHomeRegionUnlessARuleSpeaksOfDomains() {
    story.subscribe(new Domain("home", "z1"));
    var away = new Domain("away", "z9");
    story.create(app(1));
    assertThat(story.offer("a", PLENTY, "", away)).isEmpty();
    assertThat(whyNot())
        .isEqualTo(
            "the agent is in region away, the master in home, and no constraint names @region");
    var far = Story.app("/far", 1);
    story.create(
        far.withSpec(
            far.spec()
                .withPlacement(
                    Placement.DEFAULT.withConstraints(
                        List.of(new Constraint("@region", Operator.IS, "away"))))));
    assertThat(story.offer("b", PLENTY, "", away))
        .extracting(order -> order.app().id().text())
        .containsExactly("/far");
  }
}
