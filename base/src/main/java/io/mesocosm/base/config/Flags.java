package io.mesocosm.base.config;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag.Kind;
import io.mesocosm.base.config.Flag.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The flags of one program or role: declared once, read from everywhere, weakest first: default,
/// file, environment, command line.
///
/// Dashes and underscores in names are the same, as are upper and lower case. Durations and sizes
/// are written as Mesos writes them (`15secs`, `32MB`).
public final class Flags {
  final String program;
  final String summary;
  final SequencedMap<String, Flag<?>> byName = new LinkedHashMap<>();
  final Map<String, String> aliases = new TreeMap<>();
  final Map<Character, String> shortNames = new TreeMap<>();
  final Map<String, String> accepted = new TreeMap<>();
  final Map<String, String> removed = new TreeMap<>();
  final Set<String> needed = new HashSet<>();
  final List<Function<Settings, List<Refusal>>> rules = new ArrayList<>();
  Words words = new Words("", 0, 0);
  boolean valuesFromFiles;

  /// What may stand beside the flags.
  record Words(String usage, int least, int most) {}

  private Flags(String program, String summary) {
    this.program = program;
    this.summary = summary;
  }

  /// @param program as it is typed, `meso master`
  /// @param summary a sentence or more, for `--help`
  public static Flags named(String program, String summary) {
    return new Flags(program, summary);
  }

  public Flag<String> text(String name, String byDefault, String help) {
    return add(name, Kind.VALUE, help, byDefault, byDefault, (_, text) -> Outcome.ok(text));
  }

  /// Has no default: leaving it out is refused.
  public Flag<String> needed(String name, String help) {
    needed.add(canonical(name));
    return text(name, "", help);
  }

  /// A value with a grammar of its own, read with all others, so that what is wrong with it is said
  /// with all that is wrong.
  ///
  /// @param byDefault follows the grammar
  public <T> Flag<T> value(String name, String byDefault, Reader<T> reader, String help) {
    return add(name, Kind.VALUE, help, byDefault, reader);
  }

  /// The same for text that is kept as it is; empty text is no value, and right.
  ///
  /// @param grammar what it reads is not kept
  public <T> Flag<String> text(String name, String byDefault, Reader<T> grammar, String help) {
    return add(name, Kind.VALUE, help, byDefault, checked(grammar));
  }

  /// Has no default, and a grammar.
  public <T> Flag<String> needed(String name, Reader<T> grammar, String help) {
    needed.add(canonical(name));
    return text(name, "", grammar, help);
  }

  private static <T> Reader<String> checked(Reader<T> grammar) {
    return (field, text) ->
        text.isEmpty() ? Outcome.ok(text) : grammar.read(field, text).map(_ -> text);
  }

  public Flag<Optional<String>> optionalText(String name, String help) {
    Reader<Optional<String>> present = (_, text) -> Outcome.ok(Optional.of(text));
    return add(name, Kind.VALUE, help, "", Optional.empty(), present);
  }

  public Flag<Integer> integer(String name, int byDefault, int min, int max, String help) {
    var digits = Integer.toString(byDefault);
    return add(name, Kind.VALUE, help, digits, byDefault, Values.integer(min, max));
  }

  public Flag<Double> number(String name, double byDefault, double min, double max, String help) {
    var digits = Double.toString(byDefault);
    return add(name, Kind.VALUE, help, digits, byDefault, Values.number(min, max));
  }

  /// `--x`, `--no-x`, `--disable_x`, `--x=false`.
  public Flag<Boolean> flag(String name, boolean byDefault, String help) {
    var word = Boolean.toString(byDefault);
    return add(name, Kind.SWITCH, help, word, byDefault, Values.truth());
  }

  /// @param byDefault as in the originals' documentation, `10secs`
  public Flag<Duration> duration(String name, String byDefault, String help) {
    return add(name, Kind.VALUE, help, byDefault, Durations::parse);
  }

  /// A duration within limits.
  public Flag<Duration> duration(
      String name, String byDefault, Duration min, Duration max, String help) {
    return add(
        name,
        Kind.VALUE,
        help,
        byDefault,
        (field, text) ->
            switch (Durations.parse(field, text)) {
              case Outcome.Ok<Duration>(var given)
                  when given.compareTo(min) < 0 || given.compareTo(max) > 0 ->
                  Outcome.refused(
                      Refusal.invalid(
                          field, text, Durations.text(min) + " to " + Durations.text(max)));
              case Outcome.Ok<Duration> fits -> fits;
              case Outcome.Refused<Duration> refused -> refused;
            });
  }

  /// A number of bytes.
  ///
  /// @param byDefault `32MB`
  public Flag<Long> bytes(String name, String byDefault, String help) {
    return add(name, Kind.VALUE, help, byDefault, Sizes::parse);
  }

  public Flag<Optional<Path>> path(String name, String help) {
    return add(name, Kind.PLACE, help, "", Optional.empty(), Values.path());
  }

  /// Values separated by commas; blanks around them do not count.
  ///
  /// @param byDefault `docker,mesos`, or empty for none
  public Flag<List<String>> list(String name, String byDefault, String help) {
    return add(name, Kind.VALUE, help, byDefault, (_, text) -> Outcome.ok(Values.split(text)));
  }

  /// One of a few words; upper and lower case are the same.
  public Flag<String> choice(String name, String byDefault, List<String> allowed, String help) {
    return add(name, Kind.VALUE, help, byDefault, Values.choice(allowed));
  }

  private <T> Flag<T> add(
      String name, Kind kind, String help, String defaultText, Reader<T> reader) {
    return switch (reader.read("--" + name, defaultText)) {
      case Outcome.Ok<T>(var byDefault) -> add(name, kind, help, defaultText, byDefault, reader);
      case Outcome.Refused<T>(var why) -> throw new Fault(why.getFirst().text());
    };
  }

  private <T> Flag<T> add(
      String name, Kind kind, String help, String defaultText, T byDefault, Reader<T> reader) {
    var flag = new Flag<>(name, kind, help, defaultText, byDefault, reader);
    if (byName.put(canonical(name), flag) != null) {
      throw new Fault(flag + " is declared twice");
    }
    return flag;
  }

  /// `-f` for `--follow`.
  public Flags shortName(char letter, String name) {
    shortNames.put(letter, canonical(name));
    return this;
  }

  /// Another name of a flag, as older versions of the original have it.
  public Flags alias(String old, String name) {
    aliases.put(canonical(old), canonical(name));
    return this;
  }

  /// A flag of the original that we do not need: taken with a warning that says why.
  public Flags accepted(String name, String why) {
    accepted.put(canonical(name), why);
    return this;
  }

  /// A flag that is gone: refused, with what to use instead.
  public Flags removed(String name, String successor) {
    removed.put(canonical(name), successor);
    return this;
  }

  /// What flags must fulfil together. Asked whatever else is wrong, with defaults in the place of
  /// values that are.
  public Flags rule(Function<Settings, List<Refusal>> rule) {
    rules.add(rule);
    return this;
  }

  /// How many words may stand beside the flags; without this, none.
  ///
  /// @param usage for `--help`, `ID N`
  public Flags words(String usage, int least, int most) {
    words = new Words(usage, least, most);
    return this;
  }

  /// A value `file:///path` stands for that file's content, as in Mesos; of a flag that names a
  /// place it stays as it is.
  public Flags valuesFromFiles() {
    valuesFromFiles = true;
    return this;
  }

  /// All values, or everything that is wrong.
  public Outcome<Settings> read(Sources sources) {
    return new FlagReading(this).read(sources);
  }

  /// What `--help` prints.
  public String help() {
    return FlagHelp.text(this);
  }

  static String canonical(String name) {
    return name.replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
