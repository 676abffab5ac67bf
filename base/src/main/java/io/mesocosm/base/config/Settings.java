package io.mesocosm.base.config;

import io.mesocosm.base.Fault;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What [Flags] found: a value for each flag, set or by default.
public final class Settings {
  private final Map<Flag<?>, Object> values;
  private final SequencedMap<String, Origin> set;
  private final SequencedMap<String, String> texts;
  private final List<String> words;
  private final List<String> warnings;

  Settings(
      Map<Flag<?>, Object> values,
      SequencedMap<String, Origin> set,
      SequencedMap<String, String> texts,
      List<String> words,
      List<String> warnings) {
    this.values = values;
    this.set = set;
    this.texts = texts;
    this.words = List.copyOf(words);
    this.warnings = List.copyOf(warnings);
  }

  /// @param flag declared by the same [Flags]
  @SuppressWarnings("unchecked") // a value is stored under the flag that read it
  public <T> T get(Flag<T> flag) {
    var value = values.get(flag);
    if (value == null) {
      throw new Fault(flag + " is not a flag of this program");
    }
    return (T) value;
  }

  /// Whether somebody set it, be it to its default.
  public boolean isSet(Flag<?> flag) {
    return set.containsKey(flag.name());
  }

  /// What was set, by flag name in the order of their declaration; secrets are masked.
  public SequencedMap<String, Origin> set() {
    return set;
  }

  /// Every flag that has a value, set or by default, as text; secrets are masked.
  public SequencedMap<String, String> texts() {
    return texts;
  }

  /// What stood beside the flags.
  public List<String> words() {
    return words;
  }

  /// What the operator should know although nothing is wrong.
  public List<String> warnings() {
    return warnings;
  }
}
