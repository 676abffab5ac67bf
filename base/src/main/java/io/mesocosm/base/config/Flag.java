package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import java.util.Locale;

/// One thing that can be set, declared by [Flags].
///
/// @param <T> type of its values
public final class Flag<T> {
  /// Turns the text of a value into the value, or says what is allowed.
  public interface Reader<T> {
    /// @param field how the user names it, `--quorum`
    Outcome<T> read(String field, String text);
  }

  /// How a flag takes its value, which decides how its name is read.
  enum Kind {
    VALUE,
    /// Stands alone, or as `--no-x`.
    SWITCH,
    /// A value that names a place: `file://` in it is kept.
    PLACE
  }

  private final String name;
  private final Kind kind;
  private final String help;
  private final String defaultText;
  private final T byDefault;
  private final Reader<T> reader;

  Flag(String name, Kind kind, String help, String defaultText, T byDefault, Reader<T> reader) {
    this.name = name;
    this.kind = kind;
    this.help = help;
    this.defaultText = defaultText;
    this.byDefault = byDefault;
    this.reader = reader;
  }

  public String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  String help() {
    return help;
  }

  /// Empty when there is none.
  String defaultText() {
    return defaultText;
  }

  T byDefault() {
    return byDefault;
  }

  Outcome<T> read(String field, String text) {
    return reader.read(field, text);
  }

  /// Whether its values may not be shown: passwords and secrets.
  boolean isSecret() {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("secret")
        || lower.contains("password")
        || lower.contains("credential")
        || lower.equals("docker_config");
  }

  @Override
  public String toString() {
    return "--" + name;
  }
}
