package io.mesocosm.playground.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.playground.model.Group;
import io.mesocosm.playground.model.Network;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The YAML file that says which machines there are; its form is `topology.schema.json`. What the
/// file leaves out is as in [Topology#SEED].
public final class TopologyFile {
  private static final Set<String> ROOT = Set.of("network", "limits", "machines");
  private static final Set<String> GROUP =
      Set.of("name", "aliases", "role", "count", "without", "host", "memory_mb", "cpus");
  private static final int MOST_ALIASES = 10;
  private static final int MOST_LEVELS = 10;

  /// More is none of these files.
  public static final int MOST_CHARACTERS = 1 << 20;

  private static final int MEMORY_MB = 1024;

  private TopologyFile() {}

  /// The topology, or everything that is wrong with the file.
  public static Outcome<Topology> read(String yaml) {
    return switch (parse(yaml)) {
      case Outcome.Ok<Json>(var root) -> topology(root);
      case Outcome.Refused<Json>(var refusals) -> new Outcome.Refused<>(refusals);
    };
  }

  private static Outcome<Json> parse(String yaml) {
    var settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      checkLevels(new Parse(settings).parseString(yaml));
      return Outcome.ok(json(new Load(settings).loadFromString(yaml), 0));
    } catch (MarkedYamlEngineException broken) {
      var line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return malformed("line " + line, broken.getProblem());
    } catch (YamlEngineException broken) {
      return malformed("/", broken.getMessage());
    }
  }

  private static Outcome<Json> malformed(String where, @Nullable String why) {
    return Outcome.refused(
        new Refusal(
            Refusal.Reason.MALFORMED, where, "", "no YAML: " + (why == null ? "unreadable" : why)));
  }

  // Before they are put together, which takes a piece of the stack for each.
  private static void checkLevels(Iterable<Event> events) {
    var level = 0;
    for (var event : events) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> check(++level);
        case SequenceEnd, MappingEnd -> level--;
        default -> {
          // Neither opens nor closes.
        }
      }
    }
  }

  private static void check(int level) {
    if (level > MOST_LEVELS) {
      throw new YamlEngineException(MOST_LEVELS + " levels are the most");
    }
  }

  // A list may hold itself.
  private static Json json(@Nullable Object value, int level) {
    check(level);
    return switch (value) {
      case null -> Json.NULL;
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Json>();
        map.forEach((key, field) -> fields.put(String.valueOf(key), json(field, level + 1)));
        yield new Json.Obj(fields);
      }
      case List<?> list -> new Json.Arr(list.stream().map(item -> json(item, level + 1)).toList());
      case BigInteger number -> new Json.Num(number.toString());
      case Integer number -> Json.of(number);
      case Long number -> Json.of(number);
      case Double number -> Json.of(number);
      case Boolean flag -> Json.of(flag);
      default -> Json.of(value.toString());
    };
  }

  private static Outcome<Topology> topology(Json root) {
    var problems = new ArrayList<Refusal>();
    // An empty file says nothing, which is not wrong.
    var view = JsonView.of(root instanceof Json.Null ? Json.Obj.EMPTY : root, problems);
    refuseUnknown(view, ROOT);
    var network = network(view);
    var groups =
        view.objects("machines")
            .map(list -> list.stream().map(TopologyFile::group).toList())
            .orElse(Topology.SEED.groups());
    var limits = view.flag("limits").orElse(false);
    return problems.isEmpty()
        ? Topology.of(network, groups, limits)
        : new Outcome.Refused<>(problems);
  }

  private static Network network(JsonView view) {
    var text = view.text("network");
    var network = text.flatMap(Network::parse);
    if (text.isPresent() && network.isEmpty()) {
      view.refuse(
          "network",
          text.get(),
          "the first address and 16 to 29 bits of a network of machines, as 10.0.15.0/24");
    }
    return network.orElse(Topology.SEED.network());
  }

  private static Group group(JsonView view) {
    refuseUnknown(view, GROUP);
    return new Group(
        needed(view, "name", view.text("name").orElse("")),
        view.texts("aliases").orElse(List.of()),
        role(view),
        count(view),
        without(view),
        atLeast(view, "host", 0),
        view.has("memory_mb") ? atLeast(view, "memory_mb", 1) : MEMORY_MB,
        view.has("cpus") ? atLeast(view, "cpus", 1) : 1);
  }

  private static Role role(JsonView view) {
    var text = needed(view, "role", view.text("role").orElse(""));
    for (var role : Role.values()) {
      if (word(role).equals(text)) {
        return role;
      }
    }
    if (!text.isEmpty()) {
      view.refuse("role", text, "one of " + String.join(", ", words()));
    }
    return Role.AGENT;
  }

  private static List<String> words() {
    return Stream.of(Role.values()).map(TopologyFile::word).toList();
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static OptionalInt count(JsonView view) {
    return view.has("count") ? OptionalInt.of(atLeast(view, "count", 0)) : OptionalInt.empty();
  }

  private static SortedSet<Integer> without(JsonView view) {
    var numbers = new TreeSet<Integer>();
    switch (view.get("without").orElse(Json.arr(List.of()))) {
      case Json.Arr(var items) -> items.forEach(item -> number(item, view).ifPresent(numbers::add));
      default -> view.refuse("without", "no list", "a list of numbers");
    }
    return numbers;
  }

  private static Optional<Integer> number(Json item, JsonView view) {
    if (item instanceof Json.Num number && number.wholeNumber().isPresent()) {
      return Optional.of(Math.clamp(number.longValue(), 0, Integer.MAX_VALUE));
    }
    view.refuse("without", JsonText.text(item), "whole numbers");
    return Optional.empty();
  }

  private static String needed(JsonView view, String field, String value) {
    if (value.isEmpty() && !view.has(field)) {
      view.refuse(field, "", "needed");
    }
    return value;
  }

  private static int atLeast(JsonView view, String field, int least) {
    if (!view.has(field)) {
      view.refuse(field, "", "needed");
    }
    var number = view.integer(field);
    if (number.isPresent() && number.get() < least) {
      view.refuse(field, number.get(), "%d or more".formatted(least));
    }
    return number.orElse(least);
  }

  private static void refuseUnknown(JsonView view, Set<String> known) {
    view.names().stream()
        .filter(name -> !known.contains(name))
        .forEach(name ->
            view.refuse(name, "", "unknown; known are " + String.join(", ", sorted(known))));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /// The file that says the same, every value written out.
  public static String text(Topology topology) {
    var text = new StringBuilder("network: " + topology.network() + "\n");
    text.append("limits: ").append(topology.limits()).append("\nmachines:\n");
    for (var group : topology.groups()) {
      var lead = "  - ";
      for (var field : json(group).fields().entrySet()) {
        text.append(lead).append(field.getKey()).append(": ");
        text.append(JsonText.text(field.getValue())).append('\n');
        lead = "    ";
      }
    }
    return text.toString();
  }

  /// The same as JSON, which is YAML, too.
  public static Json.Obj json(Topology topology) {
    return Json.obj(
        "network",
        topology.network().toString(),
        "limits",
        topology.limits(),
        "machines",
        Json.arr(topology.groups().stream().map(TopologyFile::json).toList()));
  }

  // What says nothing is left out.
  private static Json.Obj json(Group group) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put("name", Json.of(group.name()));
    if (!group.aliases().isEmpty()) {
      fields.put("aliases", Json.from(group.aliases()));
    }
    fields.put("role", Json.of(word(group.role())));
    group.count().ifPresent(count -> fields.put("count", Json.of(count)));
    if (!group.without().isEmpty()) {
      fields.put("without", Json.from(List.copyOf(group.without())));
    }
    fields.put("host", Json.of(group.firstHost()));
    fields.put("memory_mb", Json.of(group.memoryMb()));
    fields.put("cpus", Json.of(group.cpus()));
    return new Json.Obj(fields);
  }
}
