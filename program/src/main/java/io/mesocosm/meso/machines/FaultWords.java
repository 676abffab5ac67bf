package io.mesocosm.meso.machines;

import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Disturbance.Cut;
import io.mesocosm.playground.model.Disturbance.Impaired;
import io.mesocosm.playground.model.Disturbance.Killed;
import io.mesocosm.playground.model.Disturbance.Paused;
import io.mesocosm.playground.model.Disturbance.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is said of things broken on purpose: what it is, what to watch, how it is undone.
///
/// @param flag ` --name X` where commands need it, else empty
public record FaultWords(String flag) {

  /// One line.
  public static String line(Disturbance disturbance) {
    return switch (disturbance) {
      case Stopped(var machine) -> machine + " was shut down in order";
      case Killed(var machine) -> machine + " lost its power: nobody said goodbye";
      case Paused(var machine) ->
          machine + " stands still: it keeps its connections, and is silent";
      case Cut(var one, var other) -> "no packet passes between " + one + " and " + other;
      case Impaired(var machine, var delay, var jitter, var loss) ->
          machine + ": " + packets(delay, jitter, loss);
    };
  }

  private static String packets(Duration delay, Duration jitter, double loss) {
    var parts = new ArrayList<String>();
    if (delay.isPositive()) {
      var around = jitter.isPositive() ? " ± %d ms".formatted(jitter.toMillis()) : "";
      parts.add("packets come and go %d ms%s late".formatted(delay.toMillis(), around));
    }
    if (loss > 0) {
      parts.add("%s %% of its packets are lost each way".formatted(Double.toString(loss)));
    }
    return parts.isEmpty() ? "packets pass as they should" : String.join(", ", parts);
  }

  /// What to look at next, and the way back.
  ///
  /// @param fresh what was broken just now, at least one
  public List<String> advice(List<Disturbance> fresh) {
    var lines = new ArrayList<String>();
    lines.add("Watch: " + watch(fresh.getFirst()));
    lines.add(
        "       meso app why ID%s says what an application waits for meanwhile".formatted(flag));
    lines.add("Undo:  meso fault heal%s".formatted(flag));
    return lines;
  }

  // How long it takes: Mesos 1.11 documentation, "Configuration", agent_ping_timeout (15 s) times
  // max_agent_ping_timeouts (5); Marathon lets a lost task be replaced at once by default.
  private String watch(Disturbance fresh) {
    var agents = "the master's page shows the agent unreachable after 75 s without an answer";
    return switch (fresh) {
      case Stopped _ -> "meso status%s; its agent's tasks end and are replaced".formatted(flag);
      case Killed _ -> "meso status%s; %s".formatted(flag, agents);
      case Paused _ -> "meso status%s; %s".formatted(flag, agents);
      case Cut _ -> "meso fault list%s; %s".formatted(flag, agents);
      case Impaired _ -> "meso ssh%s NAME -- ping -c 5 OTHER".formatted(flag);
    };
  }
}
