package io.mesocosm.coordination.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;

/// The few things we ask of ZooKeeper. Nothing is retried here.
public final class Nodes {
  private static final int OUTSTANDING = 1000;

  private final ZkSession session;

  public Nodes(ZkSession session) {
    this.session = session;
  }

  /// @param version what a conditional write compares with
  @SuppressWarnings("ArrayRecordComponent") // read once and never compared
  public record Node(byte[] data, int version) {}

  /// Makes `path` and what is above it, without data, where missing.
  public void ensure(String path) throws KeeperException, InterruptedException {
    var zk = session.handle();
    if (zk.exists(path, false) != null) {
      return;
    }
    for (var end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
      create(zk, path.substring(0, end));
    }
    create(zk, path);
  }

  private void create(ZooKeeper zk, String path) throws KeeperException, InterruptedException {
    try {
      zk.create(path, new byte[0], session.acl(), CreateMode.PERSISTENT);
    } catch (KeeperException.NodeExistsException fine) {
      // Someone made it before us, which is all we want.
    }
  }

  public String createCandidate(String prefix, byte[] data)
      throws KeeperException, InterruptedException {
    return session.handle().create(prefix, data, session.acl(), CreateMode.EPHEMERAL_SEQUENTIAL);
  }

  public void create(String path, byte[] data) throws KeeperException, InterruptedException {
    session.handle().create(path, data, session.acl(), CreateMode.PERSISTENT);
  }

  public void delete(String path) throws KeeperException, InterruptedException {
    session.handle().delete(path, -1);
  }

  public List<String> children(String path) throws KeeperException, InterruptedException {
    return session.handle().getChildren(path, false);
  }

  public List<String> children(String path, Watcher watcher)
      throws KeeperException, InterruptedException {
    return session.handle().getChildren(path, watcher);
  }

  public Node read(String path) throws KeeperException, InterruptedException {
    var stat = new Stat();
    var data = session.handle().getData(path, false, stat);
    return new Node(data == null ? new byte[0] : data, stat.getVersion());
  }

  /// The session that an ephemeral node belongs to; 0 when there is no such node.
  public long owner(String path) throws KeeperException, InterruptedException {
    var stat = session.handle().exists(path, false);
    return stat == null ? 0 : stat.getEphemeralOwner();
  }

  public long sessionId() throws KeeperException, InterruptedException {
    return session.handle().getSessionId();
  }

  /// What is read afterwards is at least as new as this moment, whichever server answers.
  public void sync(String path) throws KeeperException, InterruptedException {
    var done = new CompletableFuture<Integer>();
    session.handle().sync(path, (rc, _, _) -> done.complete(rc), null);
    var code = Code.get(await(done));
    if (code != Code.OK && code != Code.NONODE) {
      throw KeeperException.create(code, path);
    }
  }

  public void multi(List<Op> ops) throws KeeperException, InterruptedException {
    session.handle().multi(ops);
  }

  public Op createOp(String path, byte[] data) {
    return Op.create(path, data, session.acl(), CreateMode.PERSISTENT);
  }

  /// Children of each of `paths`, all asked at once; a missing node has none.
  public List<List<String>> childrenOfAll(List<String> paths)
      throws KeeperException, InterruptedException {
    var zk = session.handle();
    var gate = new Semaphore(OUTSTANDING);
    var answers = new ArrayList<CompletableFuture<Answer<List<String>>>>(paths.size());
    for (var path : paths) {
      gate.acquire();
      var answer = new CompletableFuture<Answer<List<String>>>();
      answers.add(answer);
      zk.getChildren(
          path,
          false,
          (rc, _, _, children) -> {
            gate.release();
            answer.complete(new Answer<>(rc, children == null ? List.of() : children));
          },
          null);
    }
    return collect(paths, answers, List.of());
  }

  /// Data of each of `paths`, pipelined; a missing node has no bytes.
  public List<byte[]> readAll(List<String> paths) throws KeeperException, InterruptedException {
    var zk = session.handle();
    var gate = new Semaphore(OUTSTANDING);
    var answers = new ArrayList<CompletableFuture<Answer<byte[]>>>(paths.size());
    for (var path : paths) {
      gate.acquire();
      var answer = new CompletableFuture<Answer<byte[]>>();
      answers.add(answer);
      zk.getData(
          path,
          false,
          (rc, _, _, data, _) -> {
            gate.release();
            answer.complete(new Answer<>(rc, data == null ? new byte[0] : data));
          },
          null);
    }
    return collect(paths, answers, new byte[0]);
  }

  private record Answer<T>(int rc, T value) {}

  private static <T> List<T> collect(
      List<String> paths, List<CompletableFuture<Answer<T>>> answers, T missing)
      throws KeeperException, InterruptedException {
    var all = new ArrayList<T>(answers.size());
    for (var i = 0; i < answers.size(); i++) {
      var answer = await(answers.get(i));
      var code = Code.get(answer.rc());
      if (code != Code.OK && code != Code.NONODE) {
        throw KeeperException.create(code, paths.get(i));
      }
      all.add(code == Code.OK ? answer.value() : missing);
    }
    return all;
  }

  private static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("answers are never completed with an error", impossible);
    }
  }
}
