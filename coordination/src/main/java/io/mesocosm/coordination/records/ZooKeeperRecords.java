package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.session.Nodes;
import io.mesocosm.coordination.session.Patience;
import io.mesocosm.coordination.session.ZkSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;

/// Records as nodes of their own, one per entity.
///
/// A commit is one `multi` that also compares and sets the [Fence]: whoever was followed by another
/// leader fails there, and after a broken connection the fence tells whether the commit came
/// through. Changes too large for one request are staged first; the commit is then the moment the
/// fence names the staged parts, and they are spread afterwards, by the next leader if need be.
/// Readers see them from that moment on.
public final class ZooKeeperRecords implements Records {
  private final ZkSession session;
  private final Nodes nodes;
  private final String root;
  // Only for the one committing thread.
  private Optional<Reign> reign = Optional.empty();

  /// What the committing leader knows: the fence as it last set it, and which nodes exist, records
  /// and the folders that hold them.
  private static final class Reign {
    private Fence fence;
    private int version;
    private final Set<String> existing;

    private Reign(Fence fence, int version, Set<String> existing) {
      this.fence = fence;
      this.version = version;
      this.existing = existing;
    }
  }

  /// @param root `/mesocosm/master`; the same as in the
  ///   [io.mesocosm.coordination.election.Candidate]
  public ZooKeeperRecords(ZkSession session, String root) {
    this.session = session;
    this.nodes = new Nodes(session);
    this.root = root;
  }

  @Override
  public Contents readAll() throws JournalException, InterruptedException {
    var patience = new Patience(session, "reading " + root);
    while (true) {
      try {
        return new RecordsReader(nodes, root).read().contents();
      } catch (KeeperException trouble) {
        patience.after(trouble);
      }
    }
  }

  @Override
  public void commit(List<Write> writes, Epoch epoch)
      throws JournalException, InterruptedException {
    writes.forEach(RecordNames::check);
    if (writes.isEmpty()) {
      return;
    }
    var entries = Redo.split(lastOfEach(writes));
    try {
      var mine = reign(epoch);
      if (entries.size() == 1) {
        set(mine, mine.fence.nextStep(), entries.getFirst(), List.of());
      } else {
        var name = "%d-%d".formatted(mine.fence.epoch(), mine.fence.step() + 1);
        stage(name, entries);
        set(mine, mine.fence.staged(name, entries.size()), List.of(), List.of());
        spread(mine, entries);
      }
    } catch (JournalException | RuntimeException | InterruptedException failed) {
      reign = Optional.empty();
      throw failed;
    }
  }

  private static List<Redo.Entry> lastOfEach(List<Write> writes) {
    var last = new LinkedHashMap<String, Redo.Entry>();
    for (var write : writes) {
      last.put(write.table() + "/" + write.id(), Redo.Entry.of(write));
    }
    return List.copyOf(last.values());
  }

  private Reign reign(Epoch epoch) throws JournalException, InterruptedException {
    if (reign.isEmpty() || reign.get().fence.epoch() != epoch.number()) {
      reign = Optional.of(begin(epoch));
    }
    return reign.get();
  }

  private Reign begin(Epoch epoch) throws JournalException, InterruptedException {
    var patience = new Patience(session, "reading " + root);
    while (true) {
      try {
        nodes.ensure(RecordNames.tables(root));
        var all = new RecordsReader(nodes, root).read();
        if (all.fence().epoch() != epoch.number()) {
          throw fenced(epoch.number(), all.fence().epoch());
        }
        var mine = new Reign(all.fence(), all.version(), all.existing());
        if (!all.pending().isEmpty()) {
          spread(mine, all.pending());
        }
        return mine;
      } catch (KeeperException trouble) {
        patience.after(trouble);
      }
    }
  }

  private static FencedException fenced(long mine, long now) {
    return new FencedException("epoch %d cannot write: epoch %d has begun".formatted(mine, now));
  }

  private void stage(String name, List<List<Redo.Entry>> parts)
      throws JournalException, InterruptedException {
    persist("making " + Redo.folder(root), () -> nodes.ensure(Redo.folder(root)));
    for (var i = 0; i < parts.size(); i++) {
      var path = Redo.path(root, name, i);
      var bytes = Redo.encode(parts.get(i));
      persist("staging " + path, () -> replace(path, bytes));
    }
  }

  private void replace(String path, byte[] bytes) throws KeeperException, InterruptedException {
    try {
      nodes.delete(path);
    } catch (KeeperException.NoNodeException fine) {
      // The usual case: there is none of an attempt before.
    }
    nodes.create(path, bytes);
  }

  private void spread(Reign mine, List<List<Redo.Entry>> parts)
      throws JournalException, InterruptedException {
    var name = mine.fence.redo();
    for (var part : parts) {
      set(mine, mine.fence.nextStep(), part, List.of());
    }
    var staged = new ArrayList<Op>();
    for (var i = 0; i < parts.size(); i++) {
      staged.add(Op.delete(Redo.path(root, name, i), -1));
    }
    set(mine, mine.fence.spread(), List.of(), staged);
  }

  /// Moves the fence and the records in one request; looks up what became of it when that is not
  /// known.
  private void set(Reign mine, Fence next, List<Redo.Entry> entries, List<Op> more)
      throws JournalException, InterruptedException {
    var ops = new ArrayList<Op>();
    ops.add(Op.setData(Fence.path(root), next.bytes(), mine.version));
    var folders = missingFolders(mine, entries);
    folders.forEach(folder -> ops.add(nodes.createOp(folder, new byte[0])));
    entries.forEach(entry -> op(mine, entry).ifPresent(ops::add));
    ops.addAll(more);
    var patience = new Patience(session, "committing to " + root);
    while (true) {
      try {
        nodes.multi(ops);
        break;
      } catch (KeeperException.BadVersionException | KeeperException.ConnectionLossException e) {
        if (e instanceof KeeperException.ConnectionLossException) {
          patience.after(e);
        }
        if (cameThrough(mine, next)) {
          break;
        }
      } catch (KeeperException trouble) {
        patience.after(trouble);
      }
    }
    mine.fence = next;
    mine.version++;
    mine.existing.addAll(folders);
    entries.forEach(entry -> remember(mine, entry));
  }

  /// Tables before buckets. They are made by the request that needs them: one of its own for each
  /// would be a write to the server's disk before every commit to a bucket not met before.
  private Set<String> missingFolders(Reign mine, List<Redo.Entry> entries) {
    var missing = new LinkedHashSet<String>();
    for (var entry : entries) {
      if (entry.put()) {
        missing.add(RecordNames.table(root, entry.table()));
        missing.add(RecordNames.bucket(root, entry.table(), entry.id()));
      }
    }
    missing.removeAll(mine.existing);
    return missing;
  }

  private Optional<Op> op(Reign mine, Redo.Entry entry) {
    var path = RecordNames.path(root, entry.table(), entry.id());
    if (!mine.existing.contains(path)) {
      return entry.put() ? Optional.of(nodes.createOp(path, entry.value())) : Optional.empty();
    }
    return Optional.of(entry.put() ? Op.setData(path, entry.value(), -1) : Op.delete(path, -1));
  }

  private void remember(Reign mine, Redo.Entry entry) {
    var path = RecordNames.path(root, entry.table(), entry.id());
    if (entry.put()) {
      mine.existing.add(path);
    } else {
      mine.existing.remove(path);
    }
  }

  private boolean cameThrough(Reign mine, Fence next)
      throws JournalException, InterruptedException {
    var patience = new Patience(session, "looking up a commit to " + root);
    while (true) {
      try {
        nodes.sync(Fence.path(root));
        var now = nodes.read(Fence.path(root));
        var fence = Fence.parse(Fence.path(root), now.data());
        if (fence.epoch() != mine.fence.epoch()) {
          throw fenced(mine.fence.epoch(), fence.epoch());
        }
        if (fence.equals(next)) {
          return true;
        }
        if (now.version() != mine.version) {
          throw new JournalException("someone else writes %s in our epoch".formatted(root));
        }
        return false;
      } catch (KeeperException trouble) {
        patience.after(trouble);
      }
    }
  }

  private interface Work {
    void run() throws KeeperException, InterruptedException;
  }

  private void persist(String what, Work work) throws JournalException, InterruptedException {
    var patience = new Patience(session, what);
    while (true) {
      try {
        work.run();
        return;
      } catch (KeeperException trouble) {
        patience.after(trouble);
      }
    }
  }
}
