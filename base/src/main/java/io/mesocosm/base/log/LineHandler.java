package io.mesocosm.base.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// Writes each line with one write, so that lines of several processes in one file stay whole.
final class LineHandler extends Handler {
  private final OutputStream out;
  private final boolean isOurs;
  private final LogLine lines = new LogLine();
  // Guards the stream.
  private final ReentrantLock lock = new ReentrantLock();

  /// @param isOurs whether the stream ends with this handler
  LineHandler(OutputStream out, boolean isOurs) {
    this.out = out;
    this.isOurs = isOurs;
  }

  @Override
  public void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    var bytes = lines.format(entry).getBytes(UTF_8);
    lock.lock();
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException full) {
      reportError("a log line is lost", full, ErrorManager.WRITE_FAILURE);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    if (!isOurs) {
      return;
    }
    try {
      out.close();
    } catch (IOException trouble) {
      reportError("the log did not close", trouble, ErrorManager.CLOSE_FAILURE);
    }
  }
}
