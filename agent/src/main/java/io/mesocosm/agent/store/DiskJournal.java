package io.mesocosm.agent.store;

import com.google.protobuf.Message;
import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.store.EntryLog.Entry;
import io.mesocosm.base.Fault;
import io.mesocosm.base.loops.Journal;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The agent's memory: `meta/slaves/<agent id>/journal`, with `meta/slaves/latest` pointing to the
/// folder of the present id, as the original's tools and advice have it: whoever removes `latest`
/// makes the agent a new one.
///
/// Used by the loop's thread only, after [#open].
public final class DiskJournal implements Journal<Change>, AutoCloseable {
  private static final String LOG = "journal";
  private static final String IDENTITY = "slave.info";

  private final FolderLock lock;
  private final Path slaves;
  private final byte[] identity;
  private final AgentState recovered;
  private @Nullable EntryLog log;

  private DiskJournal(
      FolderLock lock, Path slaves, byte[] identity, AgentState recovered, @Nullable EntryLog log) {
    this.lock = lock;
    this.slaves = slaves;
    this.identity = identity;
    this.recovered = recovered;
    this.log = log;
  }

  /// @param meta folder under the work directory; made when missing
  /// @param identity what is kept beside the log once we are admitted, for [#identity]
  /// @throws IOException also when another agent uses the folder
  public static DiskJournal open(Path meta, byte[] identity) throws IOException {
    var slaves = Files.createDirectories(meta.resolve("slaves"));
    var lock = FolderLock.take(meta);
    try {
      return open(lock, slaves, identity);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static DiskJournal open(FolderLock lock, Path slaves, byte[] identity)
      throws IOException {
    var latest = slaves.resolve("latest");
    if (!Files.isDirectory(latest)) {
      return new DiskJournal(lock, slaves, identity, AgentState.NEW, null);
    }
    var folder = latest.toRealPath();
    var log = EntryLog.open(folder.resolve(LOG));
    try {
      var id = new AgentId(String.valueOf(folder.getFileName()));
      var state = Recollection.recall(id, log.living());
      return new DiskJournal(lock, slaves, identity, state, log);
    } catch (IOException | RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  /// What an agent that died knew, or [AgentState#NEW].
  public AgentState recovered() {
    return recovered;
  }

  /// The identity under which we were admitted, if we were.
  public static Optional<byte[]> identity(Path meta) throws IOException {
    var file = meta.resolve("slaves/latest").resolve(IDENTITY);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public void commit(List<Change> changes) throws JournalException {
    try {
      var entries = new ArrayList<Entry>();
      for (Change change : changes) {
        if (change instanceof Change.Admitted(var id)) {
          admit(id);
        } else {
          record(change, entries);
        }
      }
      if (!entries.isEmpty()) {
        log().append(entries);
      }
    } catch (IOException failure) {
      throw new JournalException(
          "cannot remember in %s (--work_dir): %s".formatted(slaves, failure.getMessage()),
          failure);
    }
  }

  private EntryLog log() {
    if (log == null) {
      throw new Fault("an agent that nobody admitted has nothing to keep");
    }
    return log;
  }

  private void admit(AgentId id) throws IOException {
    var folder = Files.createDirectories(slaves.resolve(id.value()));
    Folders.write(folder.resolve(IDENTITY), identity);
    log = EntryLog.open(folder.resolve(LOG));
    Folders.sync(slaves);
    Folders.link(slaves.resolve("latest"), Path.of(id.value()));
  }

  private void record(Change change, List<Entry> entries) {
    switch (change) {
      case Change.Admitted _ -> throw new Fault("handled by the caller");
      case Change.FrameworkKept(var framework) ->
          entries.add(Entry.of(Names.framework(framework.id()), bytes(framework.info())));
      case Change.FrameworkForgotten(var id) -> entries.add(Entry.gone(Names.framework(id)));
      case Change.TaskKept(var task) -> {
        keepInfo(task, entries);
        entries.add(Entry.of(Names.task(task.key()), TaskForm.of(task).write()));
      }
      case Change.TaskForgotten(var key) -> entries.add(Entry.gone(Names.task(key)));
      case Change.StreamKept(var stream) ->
          entries.add(Entry.of(Names.stream(stream.task()), StreamForm.write(stream)));
      case Change.StreamForgotten(var key) -> entries.add(Entry.gone(Names.stream(key)));
      case Change.FinishedKept(var run, var task) -> {
        keepInfo(task, entries);
        entries.add(Entry.of(Names.finished(run), TaskForm.of(task).write()));
      }
      case Change.FinishedForgotten(var run) -> {
        entries.add(Entry.gone(Names.finished(run)));
        entries.add(Entry.gone(Names.info(run.container())));
      }
      case Change.RemainsKept(var remains) ->
          entries.add(
              Entry.of(Names.remains(remains.place().container()), RemainsForm.write(remains)));
      case Change.RemainsForgotten(var container) ->
          entries.add(Entry.gone(Names.remains(container)));
    }
  }

  private void keepInfo(Task task, List<Entry> entries) {
    var name = Names.info(task.container());
    if (!log().has(name) && entries.stream().noneMatch(entry -> entry.name().equals(name))) {
      entries.add(Entry.of(name, bytes(task.info())));
    }
  }

  private static byte[] bytes(Cargo cargo) {
    return cargo.as(Message.class).toByteArray();
  }

  @Override
  public void close() throws IOException {
    try {
      if (log != null) {
        log.close();
      }
    } finally {
      lock.close();
    }
  }
}
