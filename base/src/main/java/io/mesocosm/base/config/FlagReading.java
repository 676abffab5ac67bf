package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One reading of [Flags] from [Sources]: gathers raw texts, weakest source first, then turns the
/// strongest of each into its value. Every problem is kept, none stops the reading.
final class FlagReading {
  private static final String FILE = "file://";
  private static final String MASK = "****";
  // The one in `zk://user:password@host/path`.
  private static final Pattern PASSWORD = Pattern.compile("(://[^/:@\\s]*:)[^/@\\s]*@");

  private final Flags flags;
  private final FlagNames names;
  private final Map<String, Raw> found = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Refusal> problems = new ArrayList<>();

  /// @param field how the user named it
  private record Raw(String field, String text, String source) {}

  FlagReading(Flags flags) {
    this.flags = flags;
    this.names = new FlagNames(flags);
  }

  Outcome<Settings> read(Sources sources) {
    sources.files().forEach(this::fromFile);
    sources.folders().forEach(this::fromFolder);
    sources.envPrefixes().forEach(prefix -> fromEnvironment(prefix, sources.environment()));
    fromCommandLine(sources.args());
    checkWords();
    var settings = settings();
    flags.rules.forEach(rule -> problems.addAll(rule.apply(settings)));
    return problems.isEmpty() ? Outcome.ok(settings) : new Outcome.Refused<>(problems);
  }

  private void fromFile(String name, Path file) {
    if (Files.isRegularFile(file)) {
      content(file.toString(), file)
          .ifPresent(text -> set(name, file.toString(), text.strip(), "file " + file));
    }
  }

  private void fromFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var children = Files.list(folder)) {
      children.filter(Files::isRegularFile).sorted().forEach(this::fromFolderFile);
    } catch (IOException unreadable) {
      problems.add(Refusal.invalid(folder.toString(), unreadable.toString(), "a readable folder"));
    }
  }

  // `?name` is a switch that is on, `?no-name` one that is off: the original's packages have it so.
  private void fromFolderFile(Path file) {
    var name = file.getFileName().toString();
    var source = "file " + file;
    if (name.startsWith("?")) {
      setSwitch(name.substring(1), file.toString(), Optional.empty(), source);
    } else {
      content(file.toString(), file)
          .ifPresent(text -> set(name, file.toString(), text.strip(), source));
    }
  }

  private Optional<String> content(String field, Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      problems.add(Refusal.invalid(field, unreadable.toString(), "a readable file"));
      return Optional.empty();
    }
  }

  private void fromEnvironment(String prefix, Map<String, String> environment) {
    environment.forEach((variable, value) -> {
      if (variable.startsWith(prefix)) {
        var name = Flags.canonical(variable.substring(prefix.length()));
        if (names.isKnown(name)) {
          set(name, variable, value, "environment " + variable);
        } else if (names.isSwitchedOff(name)) {
          setSwitch(name, variable, Optional.empty(), "environment " + variable);
        }
      }
    });
  }

  private void fromCommandLine(List<String> args) {
    var rest = new ArrayList<>(args);
    while (!rest.isEmpty()) {
      var arg = rest.removeFirst();
      if (arg.equals("--")) {
        words.addAll(rest);
        rest.clear();
      } else if (arg.startsWith("-") && arg.length() > 1) {
        fromArgument(arg, rest);
      } else {
        words.add(arg);
      }
    }
  }

  private void fromArgument(String arg, List<String> rest) {
    var equals = arg.indexOf('=');
    var typed = equals < 0 ? arg : arg.substring(0, equals);
    var value = equals < 0 ? Optional.<String>empty() : Optional.of(arg.substring(equals + 1));
    var name = names.of(typed);
    if (names.isSwitch(name) || names.isSwitchedOff(name)) {
      setSwitch(name, typed, value, "flag");
    } else if (value.isPresent() || !names.isKnown(name)) {
      set(name, typed, value.orElse(""), "flag");
    } else if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      problems.add(Refusal.invalid(typed, "", "needs a value, " + typed + "=…"));
    } else {
      set(name, typed, rest.removeFirst(), "flag");
    }
  }

  private void setSwitch(String name, String field, Optional<String> value, String source) {
    if (names.isSwitchedOff(name)) {
      set(FlagNames.switchedOff(name).orElseThrow(), field, "false", source);
    } else {
      set(name, field, value.orElse("true"), source);
    }
  }

  private void set(String name, String field, String text, String source) {
    var known = names.resolved(name);
    if (flags.removed.containsKey(known)) {
      problems.add(
          Refusal.invalid(field, "", "is gone; use " + flags.removed.get(known) + " instead"));
    } else if (flags.accepted.containsKey(known)) {
      warnings.add(
          "%s is accepted, and has no effect: %s".formatted(field, flags.accepted.get(known)));
    } else if (flags.byName.containsKey(known)) {
      found.put(known, new Raw(field, text, source));
    } else {
      problems.add(Refusal.invalid(field, "", names.unknown(known)));
    }
  }

  private void checkWords() {
    var allowed = flags.words;
    if (words.size() > allowed.most()) {
      problems.add(
          Refusal.invalid(
              flags.program,
              String.join(" ", words.subList(allowed.most(), words.size())),
              allowed.most() == 0 ? "flags only" : allowed.usage()));
    } else if (words.size() < allowed.least()) {
      problems.add(Refusal.invalid(flags.program, "", "needs " + allowed.usage()));
    }
  }

  private Settings settings() {
    var values = new HashMap<Flag<?>, Object>();
    var set = new LinkedHashMap<String, Origin>();
    var texts = new LinkedHashMap<String, String>();
    flags.byName.forEach((name, flag) -> {
      var raw = Optional.ofNullable(found.get(name));
      raw.ifPresentOrElse(
          given -> {
            set.put(flag.name(), origin(flag, given));
            texts.put(flag.name(), origin(flag, given).value());
          },
          () -> leftOut(name, flag, texts));
      values.put(flag, raw.flatMap(given -> value(flag, given)).orElse(flag.byDefault()));
    });
    return new Settings(values, set, texts, words, warnings);
  }

  private void leftOut(String name, Flag<?> flag, Map<String, String> texts) {
    if (flags.needed.contains(name)) {
      problems.add(Refusal.invalid(flag.toString(), "", "is missing: " + flag.help()));
    }
    if (!flag.defaultText().isEmpty()) {
      texts.put(flag.name(), flag.defaultText());
    }
  }

  private static Origin origin(Flag<?> flag, Raw raw) {
    return new Origin(flag.isSecret() ? MASK : shown(raw.text()), raw.source());
  }

  /// What is set is written to logs and told to whoever asks; the password in an address is not.
  private static String shown(String text) {
    return PASSWORD.matcher(text).replaceAll("$1" + MASK + "@");
  }

  private Optional<Object> value(Flag<?> flag, Raw raw) {
    var text = flags.valuesFromFiles && flag.kind() != Kind.PLACE ? pointedAt(raw) : raw.text();
    return switch (flag.read(raw.field(), text)) {
      case Outcome.Ok<?>(var value) -> Optional.of(value);
      case Outcome.Refused<?>(var why) -> {
        problems.addAll(why);
        yield Optional.empty();
      }
    };
  }

  private String pointedAt(Raw raw) {
    if (!raw.text().startsWith(FILE)) {
      return raw.text();
    }
    var path = Path.of(URI.create(raw.text()).getPath());
    return content(raw.field(), path).map(String::strip).orElse("");
  }
}
