package io.mesocosm.meso.verbs.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of applications that are not as wanted.
final class WhyTest {
  private static JsonView json(String text) {
    return switch (JsonParser.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Ok<Json>(var json) -> JsonView.of(json, new ArrayList<>());
      case Outcome.Refused<Json>(var why) -> throw new AssertionError(why);
    };
  }

  private static JsonView app(String task) {
    return json(
        "{'instances':1,'healthChecks':[{}],'versionInfo':{'lastConfigChangeAt':'2026-02'},"
            + "'tasks':[{'id':'t','host':'h','version':'2026-02',%s}]}".formatted(task));
  }

  private static final JsonView DEPLOYMENT =
      json(
          "{'id':'d','affectedApps':['/db','/web'],'currentStep':1,"
              + "'steps':[{'actions':[{'app':'/db'}]},{'actions':[{'app':'/web'}]}],"
              + "'currentActions':[{'action':'ScaleApplication','app':'/db',"
              + "'readinessCheckResults':[{'name':'up','taskId':'t','ready':false}]}]}");

  @Test
  void aDeploymentWaitsForChecksAndForItsTurn() {
    assertThat(Unfinished.lines("/db", app("'state':'TASK_RUNNING'"), List.of(DEPLOYMENT)))
        .containsExactly(
            "  step 1 of 2 of deployment d is under way: ScaleApplication",
            "  t is not ready: its check up has not passed",
            "  t on h is not known to be healthy: 0 of 1 checks have passed");
    assertThat(Unfinished.lines("/web", json("{}"), List.of(DEPLOYMENT)))
        .containsExactly("  its turn has not come: step 1 of 2 of deployment d is for /db");
    assertThat(Unfinished.lines("/other", json("{}"), List.of(DEPLOYMENT))).isEmpty();
  }

  @Test
  void aTaskIsToldThatIsNotAsWanted() {
    assertThat(lines("'state':'TASK_STAGING','stagedAt':'at nine'"))
        .containsExactly("  t on h is TASK_STAGING, launched at nine");
    assertThat(
            lines(
                "'state':'TASK_RUNNING',"
                    + "'healthCheckResults':[{'alive':false,'lastFailureCause':'HTTP status 500'}]"))
        .containsExactly("  t on h is unhealthy: HTTP status 500");
    assertThat(lines("'state':'TASK_RUNNING','version':'2026-01'"))
        .containsExactly("  t on h is of the older version 2026-01");
    assertThat(lines("'state':'TASK_RUNNING','healthCheckResults':[{'alive':true}]")).isEmpty();
  }

  private static List<String> lines(String task) {
    return Unfinished.lines("/db", app(task), List.of());
  }

  @Test
  void theMasterSaysWhyItOffersNothing() {
    var told =
        json(
            "{'frameworks':[{'id':'f','roles':[{'role':'*','agents':[{'agents':2,"
                + "'for_example':'S0','detail':'free are only cpus:0'}]},"
                + "{'role':'empty','agents':[]}]}]}");
    assertThat(NoOffers.lines(told, "f", "*"))
        .containsExactly("  2 agent(s), such as S0: free are only cpus:0");
    assertThat(NoOffers.lines(told, "f", "empty"))
        .containsExactly("  no agent is registered with the master");
    assertThat(NoOffers.lines(told, "f", "web"))
        .containsExactly("  the master makes no offers to Marathon in the role web");
    assertThat(NoOffers.lines(told, "g", "*"))
        .containsExactly("  the master does not know this Marathon");
  }
}
