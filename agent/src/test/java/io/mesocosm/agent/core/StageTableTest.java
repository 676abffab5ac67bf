package io.mesocosm.agent.core;

import static io.mesocosm.agent.Samples.key;
import static io.mesocosm.agent.Samples.spec;
import static io.mesocosm.agent.core.Scenario.member;
import static io.mesocosm.agent.core.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each stage of a task against all that can happen to it: what it shows afterwards, and what is
/// done to its processes.
class StageTableTest {
  enum At {
    LAUNCHING,
    RUNNING,
    /// To be ended, before it began.
    GIVEN_UP,
    KILLING,
    /// Over, not yet acknowledged.
    ENDED;

    private Scenario agent() {
      return switch (this) {
        case LAUNCHING -> member().order(spec("t", "x"));
        case RUNNING -> member().running("t");
        case GIVEN_UP -> LAUNCHING.agent().on(What.KILL.input());
        case KILLING -> RUNNING.agent().on(What.KILL.input());
        case ENDED -> RUNNING.agent().on(new Input.Exited(run("t"), new ExitStatus.Code(0)));
      };
    }
  }

  enum What {
    LAUNCHED,
    LAUNCH_FAILED,
    EXITED,
    KILL,
    FORCE,
    TOO_LONG,
    FRAMEWORK_GONE;

    private Input input() {
      return switch (this) {
        case LAUNCHED -> new Input.Launched(run("t"), 42);
        case LAUNCH_FAILED -> new Input.LaunchFailed(run("t"), "why");
        case EXITED -> new Input.Exited(run("t"), new ExitStatus.Code(3));
        case KILL -> new Input.KillTask(key("t"), Optional.empty());
        case FORCE -> new Input.Rang(new Alarm.Force(run("t")));
        case TOO_LONG -> new Input.Rang(new Alarm.TooLong(run("t")));
        case FRAMEWORK_GONE -> new Input.ShutdownFramework(Samples.FRAMEWORK);
      };
    }
  }

  private static String deeds(Scenario agent) {
    return agent.effects.stream()
        .map(effect ->
            switch (effect) {
              case Effect.GiveUp _ -> "give up";
              case Effect.Signal(var _, var _, var how) -> how == Effect.How.ASK ? "ask" : "force";
              default -> "";
            })
        .filter(deed -> !deed.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          LAUNCHING, LAUNCHED,       RUNNING,  ''
          LAUNCHING, LAUNCH_FAILED,  FAILED,   ''
          LAUNCHING, EXITED,         FAILED,   ''
          LAUNCHING, KILL,           STAGING,  give up
          LAUNCHING, FORCE,          STAGING,  ''
          LAUNCHING, TOO_LONG,       STAGING,  ''
          LAUNCHING, FRAMEWORK_GONE, STAGING,  give up
          RUNNING,   LAUNCHED,       RUNNING,  ''
          RUNNING,   LAUNCH_FAILED,  RUNNING,  ''
          RUNNING,   EXITED,         FAILED,   ''
          RUNNING,   KILL,           KILLING,  ask
          RUNNING,   FORCE,          RUNNING,  ''
          RUNNING,   TOO_LONG,       KILLING,  ask
          RUNNING,   FRAMEWORK_GONE, RUNNING,  ask
          GIVEN_UP,  LAUNCHED,       STAGING,  ask
          GIVEN_UP,  LAUNCH_FAILED,  KILLED,   ''
          GIVEN_UP,  EXITED,         KILLED,   ''
          GIVEN_UP,  KILL,           STAGING,  ''
          GIVEN_UP,  FORCE,          STAGING,  force
          GIVEN_UP,  TOO_LONG,       STAGING,  ''
          GIVEN_UP,  FRAMEWORK_GONE, STAGING,  ''
          KILLING,   LAUNCHED,       KILLING,  ask
          KILLING,   LAUNCH_FAILED,  KILLING,  ''
          KILLING,   EXITED,         KILLED,   ''
          KILLING,   KILL,           KILLING,  ''
          KILLING,   FORCE,          KILLING,  force
          KILLING,   TOO_LONG,       KILLING,  ''
          KILLING,   FRAMEWORK_GONE, KILLING,  ''
          ENDED,     LAUNCHED,       FINISHED, ''
          ENDED,     LAUNCH_FAILED,  FINISHED, ''
          ENDED,     EXITED,         FINISHED, ''
          ENDED,     KILL,           FINISHED, ''
          ENDED,     FORCE,          FINISHED, ''
          ENDED,     TOO_LONG,       FINISHED, ''
          ENDED,     FRAMEWORK_GONE, gone,     ''
          """)
  void answers(At stage, What happens, String shows, String does) {
    var agent = stage.agent().on(happens.input());
    var task = agent.state().tasks().get(key("t"));
    assertThat(task.map(Task::state).map(Enum::name).orElse("gone")).isEqualTo(shows);
    assertThat(deeds(agent)).isEqualTo(does);
  }
}
