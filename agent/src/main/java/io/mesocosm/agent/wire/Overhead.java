package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;

/// What the original shows of a command task's executor: its name, and the little that it takes
/// besides the task. Ours has no executor, but exporters and pages know these figures.
public final class Overhead {
  private static final Resources EXECUTOR =
      Resources.of(Resource.scalar("cpus", 0.1), Resource.scalar("mem", 32));
  private static final int LONGEST = 15;
  private static final String DOTS = "...";

  private Overhead() {}

  /// Of the executor alone, allocated as the task is.
  public static Resources alone(Task task) {
    return EXECUTOR.allocate(task.spec().role());
  }

  /// Of the executor and, while it lives, its task.
  public static Resources container(Task task) {
    return task.isOver() ? alone(task) : task.spec().resources().plus(alone(task));
  }

  /// `Command Executor (Task: t1) (Command: sh -c 'echo hi; ech...')`.
  public static String name(Task task) {
    var command = task.spec().command();
    return "Command Executor (Task: %s) (Command: %s)".formatted(task.key().task(), words(command));
  }

  private static String words(Command command) {
    return command.shell()
        ? "sh -c '" + cut(command.value()) + "'"
        : cut((command.value() + " " + String.join(" ", command.arguments())).strip());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - DOTS.length()) + DOTS;
  }
}
