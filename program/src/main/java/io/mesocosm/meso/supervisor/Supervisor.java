package io.mesocosm.meso.supervisor;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Journal;
import io.mesocosm.base.loops.Loop;
import io.mesocosm.base.loops.LoopWatch;
import io.mesocosm.meso.supervisor.Supervision.Effect;
import io.mesocosm.meso.supervisor.Supervision.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Starts its members, and starts again whoever dies, until it is told to stop.
///
/// A member that an earlier supervisor left behind alive is adopted by its pid file, not started a
/// second time: members outlive their supervisor.
public final class Supervisor implements AutoCloseable {
  private static final int INBOX = 1024;

  private final Processes processes;
  private final Loop<Supervision, Input, Void, Effect> loop;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Supervisor(Path dir, List<Member> members, Backoff backoff, InstantSource clock) {
    this.processes = new Processes(dir, members, clock, () -> end.complete(null));
    this.loop =
        new Loop<>(
            new Loop.Machine<>(
                "supervisor",
                new Supervision(PMap.empty(), false),
                new SupervisionCore(backoff),
                Journal.none(),
                processes),
            clock,
            INBOX,
            LoopWatch.none(),
            end::completeExceptionally);
  }

  /// Returns when the orders to start are out; who is alive shows [SupervisionFile].
  ///
  /// @param dir for pid files and the status file; exists
  public static Supervisor start(Path dir, List<Member> members, Backoff backoff)
      throws IOException, InterruptedException {
    var supervisor = new Supervisor(dir, members, backoff, InstantSource.system());
    supervisor.loop.start();
    for (var member : members) {
      supervisor.inbox().put(supervisor.firstInput(dir, member.name()));
    }
    return supervisor;
  }

  private Input firstInput(Path dir, String member) throws IOException {
    var left = PidFile.alive(Processes.pidFile(dir, member));
    return left.isPresent()
        ? new Input.Adopted(member, left.get().pid())
        : new Input.Enlisted(member);
  }

  private Inbox<Input> inbox() {
    return loop.inbox();
  }

  /// Asks all members to end; [#await] returns when they have.
  public void stop() throws InterruptedException {
    inbox().put(new Input.StopRequested());
  }

  /// Returns after [#stop], when the last member has ended.
  ///
  /// @throws ExecutionException when the supervisor itself failed
  public void await() throws InterruptedException, ExecutionException {
    end.get();
  }

  /// Lets go of the members without ending them.
  @Override
  public void close() {
    loop.close();
    processes.close();
  }
}
