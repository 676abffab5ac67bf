package io.mesocosm.agent.link;

import io.mesocosm.agent.core.Input;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.coordination.election.LeaderWatch;
import io.mesocosm.coordination.election.NodeNames;
import io.mesocosm.coordination.session.ZkSession;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.protocol.libprocess.Pid;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Finds the leading master: `--master` is `host:port`, or `zk://…`, where masters stand for
/// election with their MasterInfo in nodes `json.info_…` (Mesos 1.11, "High Availability").
public final class LeaderFinder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LeaderFinder.class.getName());
  private static final String ZK = "zk://";

  private final Optional<ZkSession> session;
  private final Optional<LeaderWatch> watch;

  private LeaderFinder(Optional<ZkSession> session, Optional<LeaderWatch> watch) {
    this.session = session;
    this.watch = watch;
  }

  /// Where to look.
  public sealed interface Where {
    record At(Pid master) implements Where {}

    record In(ZkUrl url) implements Where {}

    /// @param field the flag whose value it is, for the refusal
    static Outcome<Where> parse(String field, String master) {
      if (master.startsWith(ZK)) {
        return ZkUrl.parse(field, master).map(In::new);
      }
      return Pid.parse(master.indexOf('@') < 0 ? "master@" + master : master)
          .<Outcome<Where>>map(pid -> Outcome.ok(new At(pid)))
          .orElseGet(() ->
              Outcome.refused(
                  Refusal.invalid(field, master, "host:port or zk://host:port,…/path")));
    }
  }

  /// Tells the loop of each change, on a thread of its own.
  public static LeaderFinder start(Where where, Duration sessionTimeout, Inlet inlet)
      throws InterruptedException {
    return switch (where) {
      case Where.At(var master) -> {
        inlet.put(new Input.LeaderChanged(Optional.of(master)));
        yield new LeaderFinder(Optional.empty(), Optional.empty());
      }
      case Where.In(var url) -> {
        var session = ZkSession.open(url, sessionTimeout);
        var watch =
            LeaderWatch.start(session, url.path(), NodeNames.mesos(), info -> tell(info, inlet));
        yield new LeaderFinder(Optional.of(session), Optional.of(watch));
      }
    };
  }

  private static void tell(Optional<byte[]> info, Inlet inlet) {
    var leader = info.flatMap(LeaderFinder::pid);
    LOG.log(Level.INFO, "leader_detected master={0}", leader.map(Pid::toString).orElse("none"));
    try {
      inlet.put(new Input.LeaderChanged(leader));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// A node that we cannot read is as good as none.
  public static Optional<Pid> pid(byte[] masterInfo) {
    return switch (JsonParser.parse(masterInfo)) {
      case Outcome.Ok<Json>(Json.Obj info) ->
          info.get("pid")
              .flatMap(
                  pid -> pid instanceof Json.Str(var text) ? Pid.parse(text) : Optional.empty());
      case Outcome.Ok<Json> _, Outcome.Refused<Json> _ -> Optional.empty();
    };
  }

  @Override
  public void close() {
    watch.ifPresent(LeaderWatch::close);
    session.ifPresent(ZkSession::close);
  }
}
