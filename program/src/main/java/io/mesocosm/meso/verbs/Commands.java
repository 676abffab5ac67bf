package io.mesocosm.meso.verbs;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.roles.Roles;
import io.mesocosm.meso.roles.process.RoleRunner;
import io.mesocosm.meso.verbs.app.AppVerb;
import io.mesocosm.meso.verbs.machines.MachineVerbs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Every command by its name. A command is made when it is called for: most runs need one.
public final class Commands {
  private static final SequencedMap<String, Supplier<Verb>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put("up", UpVerb::new);
    VERBS.put("status", StatusVerb::new);
    VERBS.putAll(MachineVerbs.all());
    VERBS.put("info", InfoVerb::new);
    VERBS.put("logs", LogsVerb::new);
    VERBS.put("destroy", DestroyVerb::new);
    VERBS.put("doctor", DoctorVerb::new);
    VERBS.put("version", VersionVerb::new);
    VERBS.put("outyet", OutyetVerb::new);
  }

  // Of the program's own use: not in the list that people see.
  private static final Map<String, Supplier<Verb>> INNER =
      Map.of("supervise", SuperviseVerb::new, "train", TrainVerb::new);

  private static final String HELP = "help";

  private Commands() {}

  /// @param args the command line: command, flags, words
  /// @return exit code
  public static int run(List<String> args, Surroundings around)
      throws IOException, InterruptedException {
    var first = args.isEmpty() ? HELP : args.getFirst();
    var rest = args.isEmpty() ? args : args.subList(1, args.size());
    var role = Roles.named(first);
    if (role.isPresent()) {
      return RoleRunner.run(role.get(), rest, around);
    }
    return switch (first) {
      case HELP -> help(rest, around);
      case "--help", "-h" -> help(around.console());
      case "--version" -> call(new VersionVerb(), rest, around);
      case AppVerb.NAME -> app(rest, around);
      default -> call(verb(first), rest, around);
    };
  }

  private static int app(List<String> args, Surroundings around)
      throws IOException, InterruptedException {
    var commands = AppVerb.all();
    if (args.isEmpty() || args.getFirst().equals("--help") || args.getFirst().equals("-h")) {
      var out = around.console();
      out.line("Usage: meso app COMMAND …");
      out.line("");
      commands.forEach(command -> out.line(entry(command.name(), command.summary())));
      return args.isEmpty() ? CommandFailedException.USAGE : 0;
    }
    for (var command : commands) {
      if (command.name().equals(args.getFirst())) {
        return call(command, args.subList(1, args.size()), around);
      }
    }
    throw unknown("app ", args.getFirst(), commands.stream().map(Verb::name).toList());
  }

  private static Verb verb(String name) {
    return Optional.ofNullable(VERBS.get(name))
        .or(() -> Optional.ofNullable(INNER.get(name)))
        .map(Supplier::get)
        .or(() -> services().stream().filter(verb -> verb.name().equals(name)).findFirst())
        .orElseThrow(() -> unknown("", name, names()));
  }

  private static List<Verb> services() {
    return ServiceLoader.load(Verb.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static CommandFailedException unknown(String prefix, String name, List<String> known) {
    return CommandFailedException.usage(
        "there is no command '%s%s'; allowed: %s"
            .formatted(prefix, name, String.join(", ", known)));
  }

  private static List<String> names() {
    var names = new ArrayList<>(VERBS.keySet());
    names.add(AppVerb.NAME);
    services().forEach(verb -> names.add(verb.name()));
    Roles.all().forEach(role -> names.add(role.name()));
    return names;
  }

  private static int call(Verb verb, List<String> args, Surroundings around)
      throws IOException, InterruptedException {
    if (asksForHelp(args)) {
      around.console().line(verb.flags().help());
      return 0;
    }
    return verb.run(settings(verb, args), around);
  }

  // What stands behind `--` is for the program that is called there.
  private static boolean asksForHelp(List<String> args) {
    return args.stream()
        .takeWhile(arg -> !arg.equals("--"))
        .anyMatch(arg -> arg.equals("--help") || arg.equals("-h"));
  }

  private static Settings settings(Verb verb, List<String> args) {
    return switch (verb.flags().read(Sources.commandLine(args))) {
      case Outcome.Ok<Settings>(var settings) -> settings;
      case Outcome.Refused<Settings>(var refusals) ->
          throw CommandFailedException.usage(
              refusals.stream().map(Refusal::text).collect(Collectors.joining("\nmeso: ")));
    };
  }

  /// @param about a command, or nothing for the list of all
  private static int help(List<String> about, Surroundings around)
      throws IOException, InterruptedException {
    if (about.isEmpty()) {
      return help(around.console());
    }
    var asked = new ArrayList<>(about);
    asked.add("--help");
    return run(asked, around);
  }

  private static int help(Console console) {
    console.line("Mesocosm: the Mesosphere stack in one program.");
    console.line("");
    console.line("Usage: meso COMMAND …        (meso COMMAND --help says more)");
    console.line("");
    VERBS.forEach((name, verb) -> console.line(entry(name, verb.get().summary())));
    console.line(entry(AppVerb.NAME, AppVerb.SUMMARY));
    services().forEach(verb -> console.line(entry(verb.name(), verb.summary())));
    console.line("");
    console.line("Roles, each a process of its own:");
    Roles.all().forEach(role -> console.line(entry(role.name(), role.summary())));
    return 0;
  }

  private static String entry(String name, String summary) {
    return "  %-11s %s".formatted(name, summary);
  }
}
