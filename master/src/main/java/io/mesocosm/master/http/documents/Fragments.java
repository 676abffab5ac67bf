package io.mesocosm.master.http.documents;

import io.mesocosm.master.core.State;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What has been printed already: an entity that has not changed since is not printed again, in
/// whichever document it stands. Safe to use from any thread.
public final class Fragments {
  private static final int ROOM = 10_000;

  final Kind<Task> tasks = new Kind<>(TaskJson::print);
  final Kind<Agent> agents = new Kind<>(AgentJson::print);
  final Kind<Agent> fullAgents = new Kind<>(AgentJson::full);
  final Kind<Agent> v1Agents = new Kind<>(AgentJson::v1);
  final Kind<Task> v1Tasks = new Kind<>(StateJson::v1Task);

  /// One way to print one kind of entity.
  static final class Kind<T> {
    private final Function<T, byte[]> print;
    private final Map<Object, Printed<T>> printed = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never changed, never compared
    private record Printed<T>(T entity, byte[] bytes) {}

    Kind(Function<T, byte[]> print) {
      this.print = print;
    }

    @SuppressWarnings("ReferenceEquality") // the same object means: unchanged since
    byte[] of(Object key, T entity) {
      var known = printed.get(key);
      if (known != null && known.entity() == entity) {
        return known.bytes();
      }
      var fresh = new Printed<>(entity, print.apply(entity));
      printed.put(key, fresh);
      return fresh.bytes();
    }

    /// Forgets all when most of it can only be of the past.
    void trim(int present) {
      if (printed.size() > 2 * present + ROOM) {
        printed.clear();
      }
    }
  }

  /// As `/state` prints it.
  public byte[] task(Task task) {
    return tasks.of(task.key(), task);
  }

  /// As GET_TASKS prints it.
  public byte[] v1(Task task) {
    return v1Tasks.of(task.key(), task);
  }

  /// As GET_AGENTS prints it.
  public byte[] v1(Agent agent) {
    return v1Agents.of(agent.id(), agent);
  }

  void trim(State state) {
    int agentCount = state.agents().registered().size();
    int taskCount =
        state.tasks().byFramework().values().stream()
            .mapToInt(own -> own.live().size() + own.unreachable().size() + own.completed().size())
            .sum();
    tasks.trim(taskCount);
    v1Tasks.trim(taskCount);
    agents.trim(agentCount);
    fullAgents.trim(agentCount);
    v1Agents.trim(agentCount);
  }
}
