package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.session.Nodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.zookeeper.KeeperException;

/// Reads all records with many requests under way at once.
final class RecordsReader {
  private final Nodes nodes;
  private final String root;

  RecordsReader(Nodes nodes, String root) {
    this.nodes = nodes;
    this.root = root;
  }

  /// @param existing paths of the nodes that are there, records and what holds them, without what
  ///   is only staged
  /// @param pending parts of a commit that is decided but not spread
  record All(
      Contents contents,
      Fence fence,
      int version,
      Set<String> existing,
      List<List<Redo.Entry>> pending) {}

  /// Reads again when a commit came in between, so that the result is of one moment.
  All read() throws KeeperException, JournalException, InterruptedException {
    nodes.sync(root);
    while (true) {
      var before = fence();
      var pending = pending(before);
      var existing = new HashSet<String>();
      var found = paths(existing);
      var bodies = nodes.readAll(found.stream().map(Found::path).toList());
      if (fence().version() == before.version()) {
        return assemble(before, pending, existing, found, bodies);
      }
    }
  }

  private Nodes.Node fence() throws KeeperException, InterruptedException {
    try {
      return nodes.read(Fence.path(root));
    } catch (KeeperException.NoNodeException neverLed) {
      return new Nodes.Node(Fence.NONE.bytes(), -1);
    }
  }

  private List<List<Redo.Entry>> pending(Nodes.Node node)
      throws KeeperException, JournalException, InterruptedException {
    var fence = Fence.parse(Fence.path(root), node.data());
    var parts = new ArrayList<List<Redo.Entry>>();
    for (var i = 0; i < fence.chunks(); i++) {
      var path = Redo.path(root, fence.redo(), i);
      try {
        parts.add(Redo.decode(path, nodes.read(path).data()));
      } catch (KeeperException.NoNodeException spreadMeanwhile) {
        return List.of();
      }
    }
    return parts;
  }

  private record Found(String table, String id, String path) {}

  /// @param existing gets the folders that are there
  private List<Found> paths(Set<String> existing) throws KeeperException, InterruptedException {
    var tables = nodes.childrenOfAll(List.of(RecordNames.tables(root))).getFirst();
    var tablePaths = tables.stream().map(table -> RecordNames.table(root, table)).toList();
    var buckets = below(tablePaths, nodes.childrenOfAll(tablePaths));
    existing.addAll(tablePaths);
    existing.addAll(buckets);
    var found = new ArrayList<Found>();
    var ids = nodes.childrenOfAll(buckets);
    for (var i = 0; i < buckets.size(); i++) {
      var bucket = buckets.get(i);
      var table = bucket.substring(RecordNames.tables(root).length() + 1, bucket.lastIndexOf('/'));
      for (var name : ids.get(i)) {
        found.add(new Found(table, RecordNames.unescape(name), bucket + "/" + name));
      }
    }
    return found;
  }

  private static List<String> below(List<String> parents, List<List<String>> children) {
    var all = new ArrayList<String>();
    for (var i = 0; i < parents.size(); i++) {
      for (var child : children.get(i)) {
        all.add(parents.get(i) + "/" + child);
      }
    }
    return all;
  }

  private All assemble(
      Nodes.Node node,
      List<List<Redo.Entry>> pending,
      Set<String> existing,
      List<Found> found,
      List<byte[]> bodies)
      throws JournalException {
    var contents = new Contents();
    for (var i = 0; i < found.size(); i++) {
      var record = found.get(i);
      existing.add(record.path());
      contents.apply(
          new Write.Put(
              record.table(), record.id(), StoredCodec.decode(record.path(), bodies.get(i))));
    }
    for (var part : pending) {
      for (var entry : part) {
        contents.apply(write(entry));
      }
    }
    var fence = Fence.parse(Fence.path(root), node.data());
    return new All(contents, fence, node.version(), existing, pending);
  }

  private static Write write(Redo.Entry entry) throws JournalException {
    return entry.put()
        ? new Write.Put(
            entry.table(), entry.id(), StoredCodec.decode("a staged commit", entry.value()))
        : new Write.Delete(entry.table(), entry.id());
  }
}
