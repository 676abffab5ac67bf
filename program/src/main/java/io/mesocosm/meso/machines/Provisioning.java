package io.mesocosm.meso.machines;

import io.mesocosm.base.files.GrowingFile;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.link.Tool;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.wire.AnsibleLine;
import io.mesocosm.playground.wire.ShellWord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Sets machines up as the seed's document does by hand: with Ansible, from the management machine,
/// over SSH.
final class Provisioning {
  private static final String TAR = "meso.tar";
  private static final int CAUSES_SHOWN = 5;
  private static final long LARGE_LOG = 8L << 20;
  // For people a result is a page, for us a line.
  private static final String FOR_US = "export ANSIBLE_CALLBACK_RESULT_FORMAT=json; ";

  private final Playground playground;
  private final ProgramTar program;
  private final Path log;
  private final Console console;

  /// @param log what Ansible says goes to its end
  Provisioning(Playground playground, ProgramTar program, Path log, Console console) {
    this.playground = playground;
    this.program = program;
    this.log = log;
    this.console = console;
  }

  /// One line of the seed's document.
  ///
  /// @param command for a shell on the management machine
  private record Line(String name, String command) {}

  private List<Line> seed() {
    var names =
        playground.topology().machines().stream()
            .map(Machine::name)
            .collect(Collectors.joining(" "));
    return List.of(
        // Machines that were made anew have new keys.
        new Line(
            "ssh-keyscan",
            // The one kind that they have: for each kind asked, sshd starts a process.
            """
            for name in %1$s; do ssh-keygen -R $name; done >/dev/null 2>&1
            ssh-keyscan -t ed25519 %1$s >> /home/vagrant/.ssh/known_hosts\
            """
                .formatted(names)),
        playbook(
            "sshpass -p vagrant ", "playbooks/provision-mgmt-ssh-key.yml", List.of("--ask-pass")),
        playbook("", "playbooks/provision-hosts-file.yml", List.of()),
        playbook("", "site.yml", List.of()));
  }

  private static Line playbook(String before, String file, List<String> more) {
    var words = new ArrayList<>(List.of(before + "ansible-playbook", file));
    words.addAll(more);
    return new Line(file, "cd /vagrant/ansible && " + String.join(" ", words));
  }

  /// Whether every machine was set up with the same files, and nothing has changed since.
  boolean isDone() throws IOException {
    var with = wanted();
    for (var machine : playground.topology().machines()) {
      if (playground.provisioned(machine.name()).filter(with::equals).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Runs the seed's lines. All machines run.
  void run() throws IOException, InterruptedException {
    putProgram();
    for (var line : seed()) {
      follow(line);
    }
  }

  /// Lets it be done until something changes.
  void remember() throws IOException {
    var with = wanted();
    for (var machine : playground.topology().machines()) {
      playground.isProvisioned(machine.name(), with);
    }
  }

  private String wanted() throws IOException {
    var playbooks = playground.shared().resolve("ansible");
    if (!Files.exists(playbooks.resolve("site.yml"))) {
      throw CommandFailedException.trouble(
          "there is no %s/site.yml, so machines stay bare; --provision=false wants them so"
              .formatted(playbooks));
    }
    return playground.topology().machines() + program.key(List.of(playbooks));
  }

  private void putProgram() throws IOException, InterruptedException {
    if (playground.root(control()).isEmpty()) {
      throw CommandFailedException.trouble(control().name() + " does not run");
    }
    var clock = new Stopwatch();
    program.writeTo(playground.program().resolve(TAR));
    console.done(clock.line("program packed for all machines"));
  }

  private Machine control() {
    return playground.topology().machines().stream()
        .filter(machine -> machine.role() == Role.MANAGEMENT)
        .findFirst()
        .orElseThrow(() ->
            CommandFailedException.trouble(
                "no machine has the role management, which Ansible runs on"));
  }

  private void follow(Line line) throws IOException, InterruptedException {
    var clock = new Stopwatch();
    var causes = new ArrayList<String>();
    var recaps = new ArrayList<AnsibleLine.Recap>();
    var task = new String[] {""};
    console.passing(line.name());
    var code =
        onControl(
            FOR_US + line.command(),
            said -> {
              switch (AnsibleLine.of(said)) {
                case AnsibleLine.Task(var name) -> {
                  task[0] = name;
                  console.passing(line.name() + ": " + name);
                }
                case AnsibleLine.Failed(var machine, var why) ->
                    causes.add("%s: %s: %s".formatted(machine, task[0], why));
                case AnsibleLine.Recap recap -> recaps.add(recap);
                case AnsibleLine.Other _ -> {}
              }
            });
    if (code == 0) {
      console.done(clock.line(line.name()));
    }
    for (var recap : recaps) {
      var text =
          "%-20s %d ok, %d changed%s"
              .formatted(
                  recap.machine(), recap.ok(), recap.changed(), recap.isFine() ? "" : ", FAILED");
      console.note("    " + console.faint(text));
    }
    if (code != 0) {
      throw failed(line, causes);
    }
  }

  private CommandFailedException failed(Line line, List<String> causes) {
    var shown = causes.stream().limit(CAUSES_SHOWN).map(cause -> "\n  " + cause);
    return CommandFailedException.trouble(
        "%s failed; all that was said is in %s%s"
            .formatted(line.name(), log, shown.collect(Collectors.joining())));
  }

  /// Runs one playbook as asked for, and shows everything that it says.
  ///
  /// @param file below `/vagrant/ansible`
  /// @return Ansible's exit code
  int run(String file, List<String> more) throws IOException, InterruptedException {
    wanted();
    check(file);
    putProgram();
    var words = more.stream().map(ShellWord::of).toList();
    return onControl(playbook("", ShellWord.of(file), words).command(), console::line);
  }

  // What lies elsewhere on the management machine is Ansible's to find.
  private void check(String file) throws IOException {
    var playbooks = playground.shared().resolve("ansible");
    if (!Path.of(file).isAbsolute() && !Files.isRegularFile(playbooks.resolve(file))) {
      try (var all = Files.walk(playbooks, 2)) {
        var known =
            all.map(each -> playbooks.relativize(each).toString())
                .filter(each -> each.matches("site\\.yml|playbooks/.*\\.yml"))
                .sorted()
                .collect(Collectors.joining(", "));
        throw CommandFailedException.usage(
            "PLAYBOOK: got '%s', allowed is one of those in %s: %s"
                .formatted(file, playbooks, known));
      }
    }
  }

  private int onControl(String command, Consumer<String> heard)
      throws IOException, InterruptedException {
    GrowingFile.turn(log, LARGE_LOG);
    var process =
        Tool.start(
            Tool.apart(playground.ssh(control(), List.of(withUs(command))))
                .redirectErrorStream(true));
    // Reading cannot be interrupted, waiting can.
    var reading = new FutureTask<>(() -> read(process, command, heard), 0);
    Thread.ofVirtual().name("provisioning").start(reading);
    try {
      var code = process.waitFor();
      reading.get();
      return code;
    } catch (ExecutionException unreadable) {
      throw new IOException(log + ": what Ansible says cannot be kept", unreadable);
    } finally {
      process.destroy();
      console.passing("");
    }
  }

  // Ends with whoever asked for it: when our end of the line closes, also because we were killed,
  // everything that was started there is told to end.
  private static String withUs(String command) {
    return """
    exec 3<&0
    setsid sh -c %s </dev/null &
    job=$!
    { cat >/dev/null; kill -TERM -- -$job; } <&3 2>/dev/null &
    watch=$!
    wait $job
    code=$?
    kill $watch
    exit $code
    """
        .formatted(ShellWord.of(command));
  }

  private void read(Process process, String command, Consumer<String> heard) {
    try (var lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var written =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      written.write("$ " + command + "\n");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        written.write(line + "\n");
        // Somebody may be watching.
        written.flush();
        heard.accept(line);
      }
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
