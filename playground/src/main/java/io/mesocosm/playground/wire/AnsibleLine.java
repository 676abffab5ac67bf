package io.mesocosm.playground.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// What a line that `ansible-playbook` prints says, as its default callback writes it (2.14).
public sealed interface AnsibleLine {
  /// A task begins.
  record Task(String name) implements AnsibleLine {}

  /// A task did not succeed on a machine.
  ///
  /// @param why what the module says, which may be lines; all of its result where it says nothing
  record Failed(String machine, String why) implements AnsibleLine {}

  /// What came out for one machine.
  record Recap(String machine, int ok, int changed, int unreachable, int failed)
      implements AnsibleLine {
    public boolean isFine() {
      return unreachable == 0 && failed == 0;
    }
  }

  /// Anything else.
  record Other() implements AnsibleLine {}

  /// The forms.
  final class Forms {
    private static final Pattern TASK = Pattern.compile("TASK \\[(.*)] \\**");
    private static final Pattern FAILED =
        Pattern.compile("(?:fatal|failed): \\[([^]\\s]+?)(?: -> [^]]*)?].*?=> (.*)");
    private static final Pattern RECAP =
        Pattern.compile(
            "(\\S+)\\s+: ok=(\\d+)\\s+changed=(\\d+)\\s+unreachable=(\\d+)\\s+failed=(\\d+).*");

    private Forms() {}
  }

  static AnsibleLine of(String line) {
    var recap = Forms.RECAP.matcher(line);
    if (recap.matches()) {
      return new Recap(
          recap.group(1),
          Integer.parseInt(recap.group(2)),
          Integer.parseInt(recap.group(3)),
          Integer.parseInt(recap.group(4)),
          Integer.parseInt(recap.group(5)));
    }
    var task = Forms.TASK.matcher(line);
    if (task.matches()) {
      return new Task(task.group(1));
    }
    var failed = Forms.FAILED.matcher(line);
    return failed.matches() ? new Failed(failed.group(1), why(failed.group(2))) : new Other();
  }

  private static String why(String result) {
    return JsonParser.parse(result) instanceof Outcome.Ok<Json>(var json)
        ? JsonView.of(json, new ArrayList<>()).text("msg").map(String::strip).orElse(result)
        : result;
  }
}
