package io.mesocosm.meso.roles.flags;

import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Scalar;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Values of Mesos' flags with a grammar of their own, each read as `(field, text)`.
public final class RoleValues {
  /// The release of Mesos whose flags, messages and answers these are.
  public static final String MESOS_VERSION = "1.11.0";

  /// Bounds of durations that must not be zero.
  public static final Duration LEAST = Duration.ofMillis(1);

  public static final Duration AGES = Duration.ofDays(70_000);

  private static final double MOST = 1e15;

  private RoleValues() {}

  /// `cpus:0.01|mem:32`: alternatives, each of one or more amounts separated by `;`.
  public static Outcome<List<Quantities>> alternatives(String field, String text) {
    var alternatives = new ArrayList<Quantities>();
    for (var alternative : text.split("\\|", -1)) {
      var amounts = new TreeMap<String, Scalar>();
      for (var part : alternative.split(";", -1)) {
        var colon = part.indexOf(':');
        var amount = colon < 1 ? -1 : number(part.substring(colon + 1));
        if (amount >= 0) {
          amounts.put(part.substring(0, colon).strip(), Scalar.of(amount));
        } else if (!alternative.isBlank()) {
          return invalid(field, text, "name:amount;… with | between alternatives");
        }
      }
      if (!amounts.isEmpty()) {
        alternatives.add(new Quantities(amounts));
      }
    }
    return Outcome.ok(List.copyOf(alternatives));
  }

  /// What `docker login` keeps; as the original has it, a text that begins as JSON does is what it
  /// stands for, any other the path of a file.
  static Outcome<Credentials> credentials(String field, String text) {
    if (text.isBlank()) {
      return Outcome.ok(Credentials.NONE);
    }
    try {
      boolean isJson = text.strip().startsWith("{");
      var path = text.strip().replaceFirst("^file://", "");
      return Outcome.ok(Credentials.parse(isJson ? text : Files.readString(Path.of(path))));
    } catch (IOException | IllegalArgumentException unusable) {
      // The text itself may hold passwords.
      return invalid(
          field,
          String.valueOf(unusable.getMessage()),
          "a JSON object as 'docker login' writes it, or the path of a file with one");
    }
  }

  static Outcome<String> absolutePath(String field, String text) {
    return text.startsWith("/")
        ? Outcome.ok(text)
        : invalid(field, text, "a path that starts with /");
  }

  /// `role=weight,role=weight`.
  public static Outcome<Map<String, Double>> weights(String field, String text) {
    var weights = new HashMap<String, Double>();
    for (var part : text.split(",", -1)) {
      var equals = part.indexOf('=');
      var weight = equals < 1 ? -1 : number(part.substring(equals + 1));
      if (!part.isBlank() && weight <= 0) {
        return invalid(field, text, "role=weight,… with weights above 0");
      }
      if (!part.isBlank()) {
        weights.put(part.substring(0, equals).strip(), weight);
      }
    }
    return Outcome.ok(Map.copyOf(weights));
  }

  // Negative for what is no number, or none that can be counted with: all here are 0 or more.
  private static double number(String text) {
    try {
      var number = Double.parseDouble(text.strip());
      return number >= 0 && number <= MOST ? number : -1;
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  /// Where a process stands, for placing things apart.
  ///
  /// @param region empty when none is known
  /// @param zone empty when none is known
  public record Place(String region, String zone) {}

  /// `{"fault_domain": {"region": {"name": …}, "zone": {"name": …}}}`, or empty.
  public static Outcome<Place> domain(String field, String text) {
    if (text.isBlank()) {
      return Outcome.ok(new Place("", ""));
    }
    var problems = new ArrayList<Refusal>();
    if (JsonParser.parse(text) instanceof Outcome.Ok<Json>(var root)) {
      var domain = JsonView.of(root, problems).object("fault_domain");
      var region = domain.flatMap(it -> it.object("region")).flatMap(it -> it.text("name"));
      var zone = domain.flatMap(it -> it.object("zone")).flatMap(it -> it.text("name"));
      if (problems.isEmpty() && region.isPresent() && zone.isPresent()) {
        return Outcome.ok(new Place(region.get(), zone.get()));
      }
    }
    return invalid(
        field, text, "{\"fault_domain\": {\"region\": {\"name\": …}, \"zone\": {\"name\": …}}}");
  }

  /// A JSON object of texts, or empty.
  static Outcome<SequencedMap<String, String>> variables(String field, String text) {
    if (text.isBlank()) {
      return Outcome.ok(new LinkedHashMap<>());
    }
    var problems = new ArrayList<Refusal>();
    if (JsonParser.parse(text) instanceof Outcome.Ok<Json>(var json)) {
      var holder = JsonView.of(Json.obj("variables", json), problems);
      var variables = holder.textMap("variables").orElse(Map.of());
      if (problems.isEmpty()) {
        return Outcome.ok(new LinkedHashMap<>(variables));
      }
    }
    return invalid(field, text, "a JSON object of texts");
  }

  /// An address, not a name: others are told it as it stands.
  static Outcome<InetAddress> address(String field, String text) {
    try {
      return Outcome.ok(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return invalid(field, text, "an IP address such as 10.0.0.5");
    }
  }

  /// Words out of a list, separated by commas.
  static Outcome<List<String>> words(String field, String text, List<String> allowed) {
    var words =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    var unknown = words.stream().filter(word -> !allowed.contains(word)).toList();
    return unknown.isEmpty()
        ? Outcome.ok(words)
        : invalid(field, String.join(",", unknown), "some of " + String.join(", ", allowed));
  }

  private static <T> Outcome<T> invalid(String field, String had, String allowed) {
    return Outcome.refused(Refusal.invalid(field, had, allowed));
  }
}
