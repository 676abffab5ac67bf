package io.mesocosm.meso.roles;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values of Mesos' flags with a grammar of their own.
final class RoleValues {
  private RoleValues() {}

  /// `cpus:0.01|mem:32`: alternatives, each of one or more amounts separated by `;`.
  static List<Quantities> alternatives(String flag, String text) {
    return Arrays.stream(text.split("\\|", -1))
        .filter(part -> !part.isBlank())
        .map(part -> quantities(flag, text, part))
        .toList();
  }

  private static Quantities quantities(String flag, String text, String alternative) {
    var amounts = new TreeMap<String, Scalar>();
    for (var part : alternative.split(";", -1)) {
      var colon = part.indexOf(':');
      var amount = colon < 1 ? -1 : number(part.substring(colon + 1));
      if (amount < 0) {
        throw invalid(flag, text, "name:amount;… with | between alternatives");
      }
      amounts.put(part.substring(0, colon).strip(), Scalar.of(amount));
    }
    return new Quantities(amounts);
  }

  /// `role=weight,role=weight`.
  static Map<String, Double> weights(String flag, String text) {
    var weights = new HashMap<String, Double>();
    for (var part : text.split(",", -1)) {
      var equals = part.indexOf('=');
      var weight = equals < 1 ? -1 : number(part.substring(equals + 1));
      if (!part.isBlank() && weight <= 0) {
        throw invalid(flag, text, "role=weight,… with weights above 0");
      }
      if (!part.isBlank()) {
        weights.put(part.substring(0, equals).strip(), weight);
      }
    }
    return weights;
  }

  // Negative for what is no number: all numbers here are 0 or more.
  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  /// Where a process stands, for placing things apart.
  ///
  /// @param region empty when none is known
  /// @param zone empty when none is known
  record Place(String region, String zone) {}

  /// `{"fault_domain": {"region": {"name": …}, "zone": {"name": …}}}`, or empty.
  static Place domain(String flag, String text) {
    if (text.isBlank()) {
      return new Place("", "");
    }
    var problems = new ArrayList<Refusal>();
    if (JsonParser.parse(text) instanceof Outcome.Ok<Json>(var root)) {
      var domain = JsonView.of(root, problems).object("fault_domain");
      var region = domain.flatMap(it -> it.object("region")).flatMap(it -> it.text("name"));
      var zone = domain.flatMap(it -> it.object("zone")).flatMap(it -> it.text("name"));
      if (problems.isEmpty() && region.isPresent() && zone.isPresent()) {
        return new Place(region.get(), zone.get());
      }
    }
    throw invalid(
        flag, text, "{\"fault_domain\": {\"region\": {\"name\": …}, \"zone\": {\"name\": …}}}");
  }

  private static IllegalArgumentException invalid(String flag, String had, String allowed) {
    return new IllegalArgumentException(Refusal.invalid("--" + flag, had, allowed).text());
  }
}
