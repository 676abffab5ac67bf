package io.mesocosm.coordination.session;

import io.mesocosm.base.loops.JournalException;
import java.time.Duration;
import org.apache.zookeeper.KeeperException;

/// Waits out a broken connection, for as long as the session can last.
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ZkSession session;
  private final String doing;
  private final long until;

  public Patience(ZkSession session, String doing) {
    this.session = session;
    this.doing = doing;
    this.until = System.nanoTime() + 2 * session.timeout().toNanos();
  }

  /// Returns when it makes sense to try again.
  ///
  /// @throws JournalException when it does not
  public void after(KeeperException trouble) throws JournalException, InterruptedException {
    var broken = trouble instanceof KeeperException.ConnectionLossException;
    if (!broken || session.state() == SessionState.LOST || System.nanoTime() > until) {
      throw new JournalException("%s failed: %s".formatted(doing, trouble.getMessage()), trouble);
    }
    Thread.sleep(PAUSE);
  }
}
