package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TasksApiTest {
  private final Browser browser = new Browser();

  @BeforeEach
  void run() {
    browser.created(
        "{'id':'/g/a','cmd':'x','instances':2,'cpus':0.1,'mem':32,'portDefinitions':[{'port':7}]}");
    browser.marathon.runs();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private String task(int index) {
    return browser.get("/v2/tasks").at("tasks/%d/id".formatted(index)).replace("'", "");
  }

  @Test
  void tasksAreListedByState() {
    assertThat(browser.get("/v2/tasks?status=running").at("tasks/1/appId")).isEqualTo("'/g/a'");
    assertThat(browser.get("/v2/tasks?status[]=staging").at("tasks")).isEqualTo("[]");
    assertThat(browser.get("/v2/apps/g/a/tasks").at("tasks/1/servicePorts")).isEqualTo("[7]");
    assertThat(browser.get("/v2/apps/g/*/tasks").at("tasks/1/appId")).isEqualTo("'/g/a'");
  }

  @Test
  void loadBalancersGetLines() {
    var lines = browser.get("/v2/tasks", "Accept: text/plain");
    assertThat(lines.text()).matches("g_a\t7\tnode:31\\d+\tnode:31\\d+\t\n");
    browser.send("PUT", "/v2/apps/n", "{'cmd':'x','ports':[]}");
    assertThat(browser.get("/v2/apps/n/tasks", "Accept: text/plain").text()).isEqualTo("n\t \t\n");
  }

  @Test
  void aKilledTaskIsNamed() {
    var task = task(0);
    var killed = browser.delete("/v2/apps/g/a/tasks/" + task);
    assertThat(killed.status()).isEqualTo(200);
    assertThat(killed.at("task/id")).isEqualTo("'" + task + "'");
    assertThat(browser.get("/v2/apps/g/a").at("app/instances")).isEqualTo("2");
    assertThat(browser.delete("/v2/apps/g/a/tasks/nobody").status()).isEqualTo(404);
  }

  @Test
  void killAndScaleIsADeployment() {
    var body = "{'ids':['%s']}".formatted(task(0));
    var killed = browser.send("POST", "/v2/tasks/delete?scale=true", body);
    assertThat(killed.at("deploymentId")).isNotEqualTo("absent");
    assertThat(browser.get("/v2/apps/g/a").at("app/instances")).isEqualTo("1");
  }

  @Test
  void badKillsAreRefused() {
    assertThat(browser.send("POST", "/v2/tasks/delete", "{'ids':['no id']}").status())
        .isEqualTo(400);
    assertThat(browser.send("POST", "/v2/tasks/delete", "{}").status()).isEqualTo(422);
    var body = "{'ids':['%s']}".formatted(task(0));
    assertThat(browser.send("POST", "/v2/tasks/delete?scale=true&wipe=true", body).status())
        .isEqualTo(400);
    var unknown = "{'ids':['a.instance-00000000-0000-0000-0000-000000000000._app.1']}";
    assertThat(browser.send("POST", "/v2/tasks/delete", unknown).at("tasks")).isEqualTo("[]");
  }

  @Test
  void aHostIsEmptied() {
    assertThat(browser.delete("/v2/apps/g/a/tasks?host=other").at("tasks")).isEqualTo("[]");
    assertThat(browser.delete("/v2/apps/g/a/tasks?host=node").at("tasks/1")).isNotEqualTo("absent");
  }
}
