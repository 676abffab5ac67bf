package io.mesocosm.base.config;

import java.util.ArrayList;
import java.util.List;

/// The text of `--help`.
final class FlagHelp {
  private static final int WIDTH = 100;
  private static final int COLUMN = 36;
  private static final String INDENT = "  ";

  private FlagHelp() {}

  static String text(Flags flags) {
    var lines = new ArrayList<String>();
    lines.add(
        "Usage: %s %s%s"
            .formatted(
                flags.program,
                flags.words.usage().isEmpty() ? "" : flags.words.usage() + " ",
                flags.byName.isEmpty() ? "" : "[--flag=value …]")
            .stripTrailing());
    lines.add("");
    lines.addAll(summary(flags.summary));
    if (!flags.byName.isEmpty()) {
      lines.add("");
      flags.byName.forEach((name, flag) -> lines.addAll(entry(flags, name, flag)));
    }
    if (!flags.accepted.isEmpty()) {
      lines.add("");
      lines.add("Flags of the original that are taken and not needed:");
      lines.addAll(wrapped(String.join(" ", flags.accepted.keySet()), INDENT, WIDTH));
    }
    return String.join("\n", lines).stripTrailing();
  }

  // Lines that begin with a blank are lists: they stand as they are, the others are one paragraph.
  private static List<String> summary(String text) {
    var lines = new ArrayList<String>();
    var plain = new StringBuilder();
    for (var line : text.lines().toList()) {
      if (line.startsWith(" ")) {
        end(plain, lines);
        lines.add(line);
      } else {
        plain.append(line).append(' ');
      }
    }
    end(plain, lines);
    return lines;
  }

  private static void end(StringBuilder paragraph, List<String> lines) {
    if (!paragraph.isEmpty()) {
      lines.addAll(wrapped(paragraph.toString().strip(), "", WIDTH));
      paragraph.setLength(0);
    }
  }

  private static List<String> entry(Flags flags, String name, Flag<?> flag) {
    var head = new StringBuilder(INDENT);
    flags.shortNames.forEach((letter, named) -> {
      if (named.equals(name)) {
        head.append('-').append(letter).append(", ");
      }
    });
    head.append(flag);
    if (flag.kind() == Flag.Kind.SWITCH) {
      head.append(flag.defaultText().equals("true") ? " (on; --no-" + flag.name() + ")" : "");
    } else {
      head.append('=').append(flag.defaultText().isEmpty() ? "…" : flag.defaultText());
    }
    var lines = new ArrayList<String>();
    var help = wrapped(flag.help(), " ".repeat(COLUMN), WIDTH);
    if (head.length() < COLUMN && !help.isEmpty()) {
      head.append(" ".repeat(COLUMN - head.length())).append(help.getFirst().strip());
      lines.add(head.toString());
      lines.addAll(help.subList(1, help.size()));
    } else {
      lines.add(head.toString());
      lines.addAll(help);
    }
    return lines;
  }

  private static List<String> wrapped(String text, String indent, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(indent);
    for (var word : text.split("\\s+", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
