package io.mesocosm.marathon.http.view;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Parts of an app's document that are shown only when asked for, with `embed` (Marathon 1.11).
public enum Part {
  COUNTS,
  DEPLOYMENTS,
  TASKS,
  READINESS,
  LAST_FAILURE,
  STATS;

  /// What a request embeds. Spellings with the prefixes `apps.`, `app.` and `group.apps.` mean the
  /// same; what is unknown is passed over.
  public static Set<Part> of(List<String> embeds) {
    var parts = EnumSet.noneOf(Part.class);
    for (String embed : embeds) {
      switch (embed.replaceFirst("^(group\\.apps|apps|app)\\.", "")) {
        case "counts" -> parts.add(COUNTS);
        case "deployments" -> parts.add(DEPLOYMENTS);
        case "tasks" -> parts.addAll(List.of(TASKS, DEPLOYMENTS));
        case "readiness" -> parts.add(READINESS);
        case "lastTaskFailure" -> parts.add(LAST_FAILURE);
        case "failures" ->
            parts.addAll(List.of(LAST_FAILURE, TASKS, DEPLOYMENTS, COUNTS, READINESS));
        case "taskStats" -> parts.add(STATS);
        default -> {}
      }
    }
    return parts;
  }
}
