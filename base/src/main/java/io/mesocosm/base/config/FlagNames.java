package io.mesocosm.base.config;

import io.mesocosm.base.config.Flag.Kind;
import java.util.LinkedHashSet;
import java.util.Optional;

/// What the names mean that users give to [Flags]: aliases, short names, switches that are off by
/// `no-` or `disable-` before them.
final class FlagNames {
  private final Flags flags;

  FlagNames(Flags flags) {
    this.flags = flags;
  }

  /// The name that was typed: `-f` is a short one; `-http`, as Go's programs have it, is `--http`.
  String of(String typed) {
    var bare = typed.startsWith("--") ? typed.substring(2) : typed.substring(1);
    var isShort = !typed.startsWith("--") && bare.length() == 1;
    var known =
        isShort
            ? Optional.ofNullable(flags.shortNames.get(bare.charAt(0)))
            : Optional.<String>empty();
    return known.orElseGet(() -> Flags.canonical(bare));
  }

  /// The name that the flag itself has.
  String resolved(String name) {
    var plain = Flags.canonical(name);
    return flags.aliases.getOrDefault(plain, plain);
  }

  boolean isKnown(String name) {
    var known = resolved(name);
    return flags.byName.containsKey(known)
        || flags.accepted.containsKey(known)
        || flags.removed.containsKey(known);
  }

  boolean isSwitch(String name) {
    var flag = flags.byName.get(resolved(name));
    return flag != null && flag.kind() == Kind.SWITCH;
  }

  /// Whether it is the name of a switch with `no-` or `disable-` before it.
  boolean isSwitchedOff(String name) {
    return !isKnown(name) && switchedOff(name).filter(this::isSwitch).isPresent();
  }

  static Optional<String> switchedOff(String name) {
    var plain = Flags.canonical(name);
    if (plain.startsWith("no_")) {
      return Optional.of(plain.substring("no_".length()));
    }
    return plain.startsWith("disable_")
        ? Optional.of(plain.substring("disable_".length()))
        : Optional.empty();
  }

  /// What to say of a name that no flag has.
  String unknown(String name) {
    var known = new LinkedHashSet<>(flags.byName.keySet());
    known.addAll(flags.accepted.keySet());
    return Nearest.to(name, known)
        .map(near -> "there is no such flag; did you mean --" + near + "?")
        .orElse("there is no such flag; --help shows all");
  }
}
