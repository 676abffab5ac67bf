package io.mesocosm.meso.roles.process;

import io.mesocosm.base.Fault;
import io.mesocosm.meso.command.Version;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The life of a role's process: it ends when the role asks for it, when it is told to, or when a
/// fault shows that it is wrong. Whatever the cause, the role is closed first, in bounded time.
public final class ProcessLife implements RoleContext {
  private static final Logger LOG = System.getLogger(ProcessLife.class.getName());
  private static final int FAULT = 70;
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(5);

  private final String role;
  private final Path home;
  private final Instant startedAt = Instant.now();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final Closing closing;
  // Written once, by the thread that started the role, before anybody can end it in an orderly way.
  private volatile AutoCloseable owned = () -> {};

  ProcessLife(String role, Path home) {
    this.role = role;
    this.home = home;
    this.closing = new Closing(role, TIME_TO_CLOSE);
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::told));
  }

  private void uncaught(Thread thread, Throwable thrown) {
    LOG.log(Level.ERROR, "uncaught thread=" + thread.getName(), thrown);
    if (thrown instanceof Fault || thrown instanceof VirtualMachineError) {
      exit(FAULT, thrown.toString());
    }
  }

  // Runs on every way out. Told from outside, the process ends with 0: it did what it was told.
  private void told() {
    if (end.complete(0)) {
      LOG.log(Level.INFO, "ending role={0} reason=signal", role);
      closing.close(owned);
      Runtime.getRuntime().halt(0);
    }
  }

  void owns(AutoCloseable started) {
    owned = started;
  }

  /// @return exit code of the process
  int awaitEnd() throws InterruptedException {
    try {
      int code = end.get();
      closing.close(owned);
      return code;
    } catch (ExecutionException impossible) {
      throw new Fault("an end is never an error", impossible);
    }
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public String version() {
    return Version.text();
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public void exit(int code, String reason) {
    if (end.complete(code)) {
      LOG.log(Level.INFO, "ending role={0} code={1} reason={2}", role, code, reason);
    }
  }
}
