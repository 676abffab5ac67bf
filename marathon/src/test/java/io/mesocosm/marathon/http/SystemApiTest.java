package io.mesocosm.marathon.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.protocol.cluster.TaskState;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SystemApiTest {
  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void pingsAreAnsweredAsAsked() {
    assertThat(browser.get("/ping").text()).isEqualTo("pong");
    assertThat(browser.get("/ping", "Accept: application/json").text()).isEqualTo("\"pong\"");
    assertThat(browser.get("/ping", "Accept: image/png").status()).isEqualTo(204);
  }

  @Test
  void aMarathonTellsOfItself() {
    var info = browser.get("/v2/info");
    assertThat(info.at("name")).isEqualTo("'marathon'");
    assertThat(info.at("version")).startsWith("'1.11.");
    assertThat(info.at("leader")).isEqualTo("'10.0.0.1:8080'");
    assertThat(info.at("elected")).isEqualTo("true");
    assertThat(info.at("frameworkId")).isEqualTo("'fw-1'");
    assertThat(info.at("marathon_config/mesos_leader_ui_url")).isEqualTo("'http://master:5050'");
    assertThat(browser.get("/v2/leader").at("leader")).isEqualTo("'10.0.0.1:8080'");
  }

  @Test
  void everyAnswerSaysWhoLeads() {
    var ping = browser.get("/ping");
    assertThat(ping.header("X-Marathon-Leader")).isEqualTo("http://10.0.0.1:8080");
    assertThat(ping.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aLeaderCanStepDown() {
    assertThat(browser.delete("/v2/leader").status()).isEqualTo(200);
    assertThat(browser.marathon.leads).isFalse();
  }

  @Test
  void whoDoesNotLeadLooksForWhoDoes() {
    browser.marathon.leads = false;
    var request = Request.get("/v2/apps").withHeader("X-Marathon-Via", "1.1 10.0.0.1:8080");
    assertThat(browser.ask(request).status()).isEqualTo(502);
    assertThat(browser.get("/ping").status()).isEqualTo(200);
  }

  @Test
  void theQueueSaysWhy() {
    browser.created("{'id':'/a','cmd':'x','cpus':4,'mem':32}");
    browser.marathon.offered("cpus:1;mem:8192;disk:8192;ports:[31000-31999]");
    var queue = browser.get("/v2/queue?embed=lastUnusedOffers");
    assertThat(queue.at("queue/0/app/id")).isEqualTo("'/a'");
    assertThat(queue.at("queue/0/count")).isEqualTo("1");
    assertThat(queue.at("queue/0/delay")).isEqualTo("{'timeLeftSeconds':0,'overdue':true}");
    assertThat(queue.at("queue/0/processedOffersSummary/unusedOffersCount")).isEqualTo("1");
    assertThat(queue.at("queue/0/processedOffersSummary/rejectSummaryLaunchAttempt/4"))
        .isEqualTo("{'reason':'InsufficientCpus','declined':1,'processed':1}");
    assertThat(queue.at("queue/0/processedOffersSummary/rejectSummaryLaunchAttempt/5"))
        .isEqualTo("{'reason':'InsufficientMemory','declined':0,'processed':0}");
    assertThat(queue.at("queue/0/lastUnusedOffers/0/reason")).contains("InsufficientCpus");
    assertThat(queue.at("queue/0/lastUnusedOffers/0/offer/agentId")).isEqualTo("'agent-1'");
    assertThat(browser.get("/v2/queue").at("queue/0/lastUnusedOffers")).isEqualTo("absent");
    assertThat(browser.delete("/v2/queue/none/delay").status()).isEqualTo(404);
  }

  @Test
  void aDelayIsShownAndReset() {
    browser.created("{'id':'/a','cmd':'x','cpus':0.1,'mem':32,'backoffSeconds':60}");
    browser.marathon.runs();
    var task = browser.marathon.state().orElseThrow().instances().all().iterator().next().taskId();
    browser.marathon.reports(task, TaskState.FAILED);
    assertThat(browser.get("/v2/queue").at("queue/0/delay/overdue")).isEqualTo("false");
    assertThat(browser.get("/v2/apps/a").at("app/lastTaskFailure/state"))
        .isEqualTo("'TASK_FAILED'");
    assertThat(browser.delete("/v2/queue//a/delay").status()).isEqualTo(204);
    assertThat(browser.get("/v2/queue").at("queue/0/delay/overdue")).isEqualTo("true");
  }

  @Test
  void aDeploymentIsUndoneOrStopped() {
    var first = browser.created("{'id':'/a','cmd':'x'}").header("Marathon-Deployment-Id");
    assertThat(browser.delete("/v2/deployments/" + first).status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/a").status()).isEqualTo(404);
    var second = browser.created("{'id':'/b','cmd':'x'}").header("Marathon-Deployment-Id");
    assertThat(browser.delete("/v2/deployments/" + second + "?force=true").status()).isEqualTo(202);
    assertThat(browser.get("/v2/apps/b").status()).isEqualTo(200);
    assertThat(browser.delete("/v2/deployments/" + second).status()).isEqualTo(404);
    assertThat(browser.delete("/v2/deployments/nonsense").status()).isEqualTo(404);
  }

  @Test
  void eventsAreFramedForTheirClients() {
    var stream = open("/v2/events?event_type=api_post_event&event_type=deployment_success");
    browser.created("{'id':'/a','cmd':'x','cpus':0.1,'mem':32}");
    browser.marathon.runs();
    var frames = text(stream);
    assertThat(frames)
        .startsWith("event: api_post_event\r\ndata: {\"eventType\":\"api_post_event\",")
        .contains("\r\n\r\nevent: deployment_success\r\ndata: {")
        .doesNotContain("status_update_event")
        .endsWith("}\r\n\r\n");
  }

  @Test
  void aStreamBeginsWithItself() {
    var stream = open("/v2/events");
    assertThat(text(stream)).startsWith("event: event_stream_attached\r\n");
    browser.created("{'id':'/a','cmd':'x','cpus':0.1,'mem':32}");
    browser.marathon.runs();
    assertThat(text(stream))
        .contains("event: group_change_success")
        .contains("event: deployment_info")
        .contains("event: status_update_event")
        .contains("\"taskStatus\":\"TASK_RUNNING\"")
        .contains("event: instance_changed_event")
        .contains("event: deployment_step_success");
    stream.stream().close();
  }

  @Test
  void onlyStreamsAreServedAsStreams() {
    assertThat(browser.get("/v2/events").status()).isEqualTo(405);
  }

  @Test
  void figuresAreShown() {
    open("/v2/events");
    assertThat(browser.get("/metrics").at("gauges/marathon.http.event-streams.active.gauge"))
        .isEqualTo("{'value':1.0}");
    assertThat(browser.get("/metrics/prometheus").text())
        .contains("marathon_http_event_streams_active_gauge 1");
  }

  private Response.Streaming open(String target) {
    return (Response.Streaming) browser.get(target, "Accept: text/event-stream").response();
  }

  private static String text(Response.Streaming response) {
    return response.stream().drain().stream()
        .map(bytes -> new String(bytes, UTF_8))
        .collect(Collectors.joining());
  }
}
