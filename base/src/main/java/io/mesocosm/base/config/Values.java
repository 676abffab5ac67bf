package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag.Reader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the text of a value becomes a value.
final class Values {
  private Values() {}

  static Reader<Integer> integer(int min, int max) {
    return (field, text) -> {
      try {
        var number = Integer.parseInt(text.strip());
        if (number >= min && number <= max) {
          return Outcome.ok(number);
        }
        return refused(field, text, "%d to %d".formatted(min, max));
      } catch (NumberFormatException noNumber) {
        return refused(field, text, "a whole number, %d to %d".formatted(min, max));
      }
    };
  }

  static Reader<Double> number(double min, double max) {
    return (field, text) -> {
      try {
        var number = Double.parseDouble(text.strip());
        if (number >= min && number <= max) {
          return Outcome.ok(number);
        }
        return refused(field, text, "%s to %s".formatted(min, max));
      } catch (NumberFormatException noNumber) {
        return refused(field, text, "a number, %s to %s".formatted(min, max));
      }
    };
  }

  /// The words that Mesos takes; an empty value is what Marathon's environment has for "on".
  static Reader<Boolean> truth() {
    return (field, text) ->
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "true", "1", "" -> Outcome.ok(true);
          case "false", "0" -> Outcome.ok(false);
          default -> refused(field, text, "true or false");
        };
  }

  static Reader<String> choice(List<String> allowed) {
    return (field, text) ->
        allowed.stream()
            .filter(word -> word.equalsIgnoreCase(text.strip()))
            .findFirst()
            .map(Outcome::ok)
            .orElseGet(() -> refused(field, text, "one of " + String.join(", ", allowed)));
  }

  static Reader<Optional<Path>> path() {
    return (field, text) -> {
      try {
        return Outcome.ok(Optional.of(Path.of(text)));
      } catch (InvalidPathException noPath) {
        return refused(field, text, "a path");
      }
    };
  }

  static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static <T> Outcome<T> refused(String field, String had, String allowed) {
    return Outcome.refused(Refusal.invalid(field, had, allowed));
  }
}
