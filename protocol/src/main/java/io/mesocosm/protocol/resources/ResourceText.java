package io.mesocosm.protocol.resources;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of `--resources`: `name(role):value;name:value`. Mesos 1.11 documentation,
/// "Attributes and Resources": blanks do not matter, repeated names add up.
final class ResourceText {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*([^():\\s]+)\\s*(?:\\(\\s*([^()\\s]*)\\s*\\))?\\s*:(.*)", Pattern.DOTALL);

  private final String defaultRole;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Class<? extends Value>> kinds = new HashMap<>();

  private ResourceText(String defaultRole) {
    this.defaultRole = defaultRole;
  }

  static Outcome<Resources> parse(String text, String defaultRole) {
    var reader = new ResourceText(defaultRole);
    for (String entry : text.split("[;\n]", -1)) {
      if (!entry.isBlank()) {
        reader.read(entry);
      }
    }
    return reader.refusals.isEmpty()
        ? Outcome.ok(Resources.of(reader.resources))
        : new Outcome.Refused<>(reader.refusals);
  }

  private void read(String entry) {
    Matcher form = ENTRY.matcher(entry);
    if (!form.matches()) {
      refuse(entry, "name:value or name(role):value");
      return;
    }
    var name = form.group(1);
    var role = form.group(2) == null || form.group(2).isEmpty() ? defaultRole : form.group(2);
    switch (Value.parse(form.group(3))) {
      case Outcome.Refused<Value>(var _) -> refuse(entry, "a number, ranges or a set");
      case Outcome.Ok<Value>(Value.Text _) -> refuse(entry, "a number, ranges or a set");
      case Outcome.Ok<Value>(Scalar scalar) when scalar.millis() < 0 ->
          refuse(entry, "a number that is not negative");
      case Outcome.Ok<Value>(var value) -> keep(entry, name, role, value);
    }
  }

  private void keep(String entry, String name, String role, Value value) {
    var kind = kinds.putIfAbsent(name, value.getClass());
    if (kind != null && kind != value.getClass()) {
      refuse(entry, "one kind of value for " + name);
      return;
    }
    var reservations =
        role.equals("*") ? List.<Reservation>of() : List.of(Reservation.ofAgent(role));
    resources.add(new Resource(name, value, Tags.PLAIN.withReservations(reservations)));
  }

  private void refuse(String entry, String allowed) {
    refusals.add(Refusal.invalid("resources", entry.strip(), allowed));
  }
}
