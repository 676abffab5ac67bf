package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.docker.EngineException;
import java.io.IOException;
import java.time.Duration;

/// Asks again what nobody answered: an engine that is started anew is away for some seconds, one
/// that hangs answers late. What an engine refuses is an answer.
///
/// @param longest after which the trouble is passed on
public record Insistence(Duration longest) {
  private static final Duration AGAIN = Duration.ofMillis(500);

  /// May be asked any number of times.
  public interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  public <T> T ask(Question<T> question) throws IOException, InterruptedException {
    long since = System.nanoTime();
    while (true) {
      try {
        return question.ask();
      } catch (EngineException refused) {
        throw refused;
      } catch (IOException away) {
        if (System.nanoTime() - since >= longest.toNanos()) {
          throw away;
        }
      }
      Thread.sleep(AGAIN);
    }
  }
}
