package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppsApiTest {
  private static final String SLEEPER = "{'id':'/a','cmd':'sleep 9','cpus':0.1,'mem':32}";
  private static final String RUNS_UNTIL_KILLED = "{'id':'/g/b','cmd':'x','labels':{'k':'v'}}";

  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void aNewAppIsAnsweredWithItsDeployment() {
    var created = browser.created(SLEEPER);
    assertThat(created.header("Location")).isEqualTo("/v2/apps/a");
    assertThat(created.at("deployments/0/id"))
        .isEqualTo("'" + created.header("Marathon-Deployment-Id") + "'");
    assertThat(created.at("tasksRunning")).isEqualTo("0");
    assertThat(created.at("portDefinitions/0/port")).isEqualTo("10000");
    assertThat(browser.get("/v2/deployments").at("0/affectedApps")).isEqualTo("['/a']");
  }

  @Test
  void fieldsComeInTheOriginalsOrder() {
    browser.created(SLEEPER);
    var app = (Json.Obj) ((Json.Obj) browser.get("/v2/apps/a").json()).get("app").orElseThrow();
    assertThat(app.fields().sequencedKeySet())
        .containsExactly(
            "id",
            "backoffFactor",
            "backoffSeconds",
            "cmd",
            "cpus",
            "disk",
            "executor",
            "instances",
            "labels",
            "maxLaunchDelaySeconds",
            "mem",
            "gpus",
            "networks",
            "portDefinitions",
            "requirePorts",
            "upgradeStrategy",
            "version",
            "versionInfo",
            "killSelection",
            "unreachableStrategy",
            "role",
            "tasksStaged",
            "tasksRunning",
            "tasksHealthy",
            "tasksUnhealthy",
            "deployments",
            "tasks");
  }

  @Test
  void aRunningTaskIsShown() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var app = browser.get("/v2/apps/a");
    assertThat(app.at("app/tasksRunning")).isEqualTo("1");
    assertThat(app.at("app/deployments")).isEqualTo("[]");
    assertThat(app.at("app/tasks/0/state")).isEqualTo("'TASK_RUNNING'");
    assertThat(app.at("app/tasks/0/host")).isEqualTo("'node'");
    assertThat(app.at("app/tasks/0/servicePorts")).isEqualTo("[10000]");
    assertThat(app.at("app/tasks/0/localVolumes")).isEqualTo("[]");
    assertThat(browser.get("/v2/apps?embed=apps.tasks").at("apps/0/tasks/0/slaveId"))
        .isEqualTo("'agent-1'");
    assertThat(browser.get("/v2/apps").at("apps/0/tasks")).isEqualTo("absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/apps/g/b", "/v2/apps//g/b", "/v2/apps/%2Fg%2Fb", "/v2/apps//g//b"})
  void slashesDoNotMatter(String target) {
    browser.created(RUNS_UNTIL_KILLED);
    assertThat(browser.get(target).at("app/id")).isEqualTo("'/g/b'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label=k",
        "label=k%3D%3Dv",
        "label=k!%3Dw",
        "label=k+in+(u,v)",
        "label=k+notin+(w),k",
        "cmd=X",
        "id=G"
      })
  void appsCanBeChosen(String query) {
    browser.created(SLEEPER);
    browser.created(RUNS_UNTIL_KILLED);
    var apps = browser.get("/v2/apps?" + query.replace('+', ' ').replace(" ", "%20"));
    assertThat(apps.at("apps/0/id")).isEqualTo("'/g/b'");
    assertThat(apps.at("apps/1")).isEqualTo("absent");
  }

  @Test
  void aBadSelectorIsSaid() {
    assertThat(browser.get("/v2/apps?label=k%3D").status()).isEqualTo(422);
  }

  @Test
  void whatIsBelowAGroupIsListed() {
    browser.created(SLEEPER);
    browser.created(RUNS_UNTIL_KILLED);
    var below = browser.get("/v2/apps/g/*");
    assertThat(below.at("*/0/id")).isEqualTo("'/g/b'");
    assertThat(below.at("*/1")).isEqualTo("absent");
  }

  @Test
  void theSecondOfAKindIsRefused() {
    browser.created(SLEEPER);
    var again = browser.send("POST", "/v2/apps", SLEEPER);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("message")).isEqualTo("'app [/a] exists already'");
    assertThat(again.at("deployments")).isEqualTo("absent");
  }

  @Test
  void aLockedAppSaysByWhat() {
    browser.created(SLEEPER);
    var scaled = browser.send("PUT", "/v2/apps/a", "{'instances':2}");
    assertThat(scaled.status()).isEqualTo(409);
    assertThat(scaled.at("deployments/0/id")).isNotEqualTo("absent");
    assertThat(browser.send("PUT", "/v2/apps/a?force=True", "{'instances':2}").status())
        .isEqualTo(200);
  }

  @Test
  void brokenJsonIsToldWhereItBreaks() {
    var broken = browser.send("POST", "/v2/apps", "{'id':}");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.at("message")).isEqualTo("'Invalid JSON'");
    assertThat(broken.at("details")).contains("1:7");
    assertThat(browser.send("POST", "/v2/apps", "").status()).isEqualTo(400);
  }

  @Test
  void everyWrongFieldIsTold() {
    var wrong = browser.send("POST", "/v2/apps", "{'id':5,'cmd':'x','cpus':-1}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("message")).isEqualTo("'Invalid JSON'");
    assertThat(wrong.at("details"))
        .isEqualTo(
            "[{'path':'/id','errors':['error.expected.jsstring',"
                + "'got ?5?, allowed is a string']},".replace("?", "'")
                + "{'path':'/cpus','errors':['error.min','got '-1', allowed is at least 0']}]");
  }

  @Test
  void brokenRulesAreToldApart() {
    var wrong =
        browser.send("POST", "/v2/apps", "{'id':'/a','cmd':'x','constraints':[['h','MAX_PER']]}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.at("message")).isEqualTo("'Object is not valid'");
    assertThat(wrong.at("details/0/path")).isEqualTo("'/constraints(0)'");
  }

  @Test
  void aPutCreatesAndThenChanges() {
    var created = browser.send("PUT", "/v2/apps/a", "{'cmd':'x'}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/v2/apps/a");
    browser.marathon.runs();
    var changed = browser.send("PUT", "/v2/apps//a", "{'id':'/ignored','mem':64}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("deploymentId"))
        .isEqualTo("'" + changed.header("Marathon-Deployment-Id") + "'");
    var app = browser.get("/v2/apps/a");
    assertThat(List.of(app.at("app/mem"), app.at("app/cmd"))).containsExactly("64", "'x'");
  }

  @Test
  void theSameDefinitionTwiceRestartsNothing() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var before = browser.get("/v2/apps/a");
    var config = before.at("app/versionInfo/lastConfigChangeAt");
    var again = browser.send("PUT", "/v2/apps/a?partialUpdate=false", SLEEPER);
    assertThat(again.status()).isEqualTo(200);
    var app = browser.get("/v2/apps/a");
    assertThat(app.at("app/version")).isEqualTo(before.at("app/version"));
    assertThat(browser.get("/v2/apps/a/versions").at("versions/1")).isEqualTo("absent");
    assertThat(app.at("app/versionInfo/lastConfigChangeAt")).isEqualTo(config);
    assertThat(app.at("app/portDefinitions/0/port")).isEqualTo("10000");
    assertThat(app.at("app/deployments")).isEqualTo("[]");
  }

  @Test
  void anAppGoesBackToAVersion() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var old = browser.get("/v2/apps/a").at("app/version").replace("'", "");
    browser.send("PUT", "/v2/apps/a", "{'instances':3}");
    browser.marathon.runs();
    assertThat(browser.get("/v2/apps/a/versions").at("versions/1")).isEqualTo("'" + old + "'");
    assertThat(browser.get("/v2/apps/a/versions/" + old).at("instances")).isEqualTo("1");
    assertThat(
            browser.send("PUT", "/v2/apps/a", "{'version':'%s','cmd':'x'}".formatted(old)).status())
        .isEqualTo(422);
    var back = browser.send("PUT", "/v2/apps/a?force=true", "{'version':'%s'}".formatted(old));
    assertThat(back.status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/a").at("app/instances")).isEqualTo("1");
    assertThat(
            browser
                .send("PUT", "/v2/apps/a?force=true", "{'version':'2001-01-01T00:00:00.000Z'}")
                .status())
        .isEqualTo(404);
    assertThat(browser.get("/v2/apps/a/versions/yesterday").status()).isEqualTo(422);
  }

  @Test
  void severalAppsChangeTogether() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var both = browser.send("PUT", "/v2/apps", "[{'id':'/a','instances':2},{'id':'/n','cmd':'y'}]");
    assertThat(both.status()).isEqualTo(200);
    assertThat(browser.get("/v2/deployments").at("0/affectedApps")).isEqualTo("['/a','/n']");
    assertThat(browser.send("PATCH", "/v2/apps", "[{'id':'/m','instances':2}]").status())
        .isEqualTo(404);
    assertThat(browser.send("PUT", "/v2/apps", "[{'id':'/z','cpus':'x'}]").at("details/0/path"))
        .isEqualTo("'/(0)/cpus'");
  }

  @Test
  void whatIsUnknownIsNotFound() {
    assertThat(browser.get("/v2/apps/none").at("message"))
        .isEqualTo("'App '/none' does not exist'");
    assertThat(browser.get("/v2/apps/NONE").status()).isEqualTo(404);
    assertThat(browser.delete("/v2/apps/none").status()).isEqualTo(404);
    assertThat(browser.send("PATCH", "/v2/apps/none", "{'instances':1}").status()).isEqualTo(404);
    assertThat(browser.send("POST", "/v2/apps/none/restart", "").status()).isEqualTo(404);
    assertThat(browser.get("/v2/apps/none/tasks").status()).isEqualTo(404);
    assertThat(browser.get("/v2/apps/none/versions").status()).isEqualTo(404);
    assertThat(browser.get("/v2/pods").status()).isEqualTo(404);
  }

  @Test
  void aRestartAndADeletionAreDeployments() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var restart = browser.send("POST", "/v2/apps/a/restart", "");
    assertThat(restart.status()).isEqualTo(200);
    assertThat(browser.get("/v2/deployments").at("0/currentActions/0/action"))
        .isEqualTo("'RestartApplication'");
    assertThat(browser.delete("/v2/apps/a").status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/a").status()).isEqualTo(404);
  }

  @Test
  void silenceOfTheCoreIsUnavailable() {
    browser.marathon.answers = false;
    assertThat(browser.send("POST", "/v2/apps", SLEEPER).status()).isEqualTo(503);
  }

  @Test
  void lifeTimesGrowWhileNothingChanges() {
    browser.created(SLEEPER);
    browser.marathon.runs();
    var target = "/v2/apps?embed=apps.taskStats";
    var stats = "apps/0/taskStats/totalSummary/stats/";
    var before = browser.get(target);
    browser.marathon.pass(Duration.ofSeconds(2));
    var after = browser.get(target);
    assertThat(after.at(stats + "counts/running")).isEqualTo("1");
    assertThat(Double.parseDouble(after.at(stats + "lifeTime/averageSeconds")))
        .isEqualTo(Double.parseDouble(before.at(stats + "lifeTime/averageSeconds")) + 2);
  }

  @Test
  void theSameListHasTheSameTag() {
    browser.created(SLEEPER);
    var first = browser.get("/v2/apps");
    assertThat(first.header("ETag")).isNotEmpty().isEqualTo(browser.get("/v2/apps").header("ETag"));
    browser.marathon.runs();
    assertThat(browser.get("/v2/apps").header("ETag")).isNotEqualTo(first.header("ETag"));
  }
}
