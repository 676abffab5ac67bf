package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.MarathonApi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Why Marathon is offered nothing, as the master tells it (`/allocation`, which is ours; the
/// original's master does not say).
final class NoOffers {
  private NoOffers() {}

  /// A line for each reason.
  ///
  /// @param role in which the application would run
  static List<String> lines(MarathonApi marathon, HttpClient http, String role)
      throws IOException, InterruptedException {
    var info = marathon.get("/v2/info");
    var master = info.object("marathon_config").flatMap(it -> it.text("mesos_leader_ui_url"));
    if (master.isEmpty()) {
      return List.of("  Marathon has no master: none leads, or it cannot be reached");
    }
    Optional<JsonView> told;
    try {
      told = new MarathonApi(http, master.get()).find("/allocation");
    } catch (IOException silent) {
      return List.of("  the master %s does not answer: %s".formatted(master.get(), silent));
    }
    return told.map(it -> lines(it, info.text("frameworkId").orElse(""), role)).orElse(List.of());
  }

  static List<String> lines(JsonView allocation, String framework, String role) {
    var known =
        allocation.objects("frameworks").orElse(List.of()).stream()
            .filter(one -> one.text("id").orElse("").equals(framework))
            .findFirst();
    if (known.isEmpty()) {
      return List.of("  the master does not know this Marathon");
    }
    return known.get().objects("roles").orElse(List.of()).stream()
        .filter(one -> one.text("role").orElse("").equals(role))
        .findFirst()
        .map(NoOffers::reasons)
        .orElse(List.of("  the master makes no offers to Marathon in the role " + role));
  }

  private static List<String> reasons(JsonView role) {
    var agents = role.objects("agents").orElse(List.of());
    return agents.isEmpty()
        ? List.of("  no agent is registered with the master")
        : agents.stream()
            .map(reason ->
                "  %d agent(s), such as %s: %s"
                    .formatted(
                        reason.wholeNumber("agents").orElse(0L),
                        reason.text("for_example").orElse(""),
                        reason.text("detail").orElse("")))
            .toList();
  }
}
