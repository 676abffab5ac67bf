package io.mesocosm.marathon.http.view;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Group;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Groups with what is in them (Marathon 1.11, `GroupInfo`).
public final class GroupViews {
  private static final Set<String> WHOLE = Set.of("group.groups", "group.apps", "group.pods");

  private final AppViews apps;

  public GroupViews(AppViews apps) {
    this.apps = apps;
  }

  /// What of a group is shown.
  ///
  /// @param embeds of `group.groups`, `group.apps`, `group.pods`
  /// @param parts of each app
  public record Shown(Set<String> embeds, Set<Part> parts) {
    /// What a request asks for: everything when it says nothing of groups, apps and pods.
    public static Shown of(List<String> embeds) {
      var known = new HashSet<String>();
      for (String embed : embeds) {
        var name = embed.startsWith("group.") ? embed : "group." + embed;
        if (WHOLE.contains(name)) {
          known.add(name);
        } else if (name.startsWith("group.apps.")) {
          known.add("group.apps");
        }
      }
      return new Shown(embeds.isEmpty() ? WHOLE : known, Part.of(embeds));
    }

    private boolean has(String embed) {
      return embeds.contains("group." + embed);
    }
  }

  public void write(JsonWriter json, MarathonState state, Group group, Shown shown, Instant now) {
    json.beginObject().field("id", group.id().text());
    json.name("dependencies").beginArray();
    group.dependencies().forEach(path -> json.value(path.text()));
    json.endArray().field("version", group.version().toString());
    switch (group.roles()) {
      case UNSET -> {}
      case FREE -> json.field("enforceRole", false);
      case ENFORCED -> json.field("enforceRole", true);
    }
    if (shown.has("apps")) {
      json.name("apps");
      apps(json, state, group.id(), shown.parts(), now);
    }
    if (shown.has("groups")) {
      json.name("groups").beginArray();
      state.tree().groupsIn(group.id()).forEach(one -> write(json, state, one, shown, now));
      json.endArray();
    }
    if (shown.has("pods")) {
      json.name("pods").beginArray().endArray();
    }
    json.endObject();
  }

  /// The apps of a group as a list.
  public void apps(
      JsonWriter json, MarathonState state, AppPath group, Set<Part> parts, Instant now) {
    json.beginArray();
    for (var app : state.tree().appsIn(group)) {
      json.raw(apps.app(state, app, parts, now));
    }
    json.endArray();
  }
}
