package io.mesocosm.marathon.model.live;

import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.marathon.model.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One launch of an instance.
///
/// @param stagedAt when the offer was used
/// @param startedAt when it was first seen running; [Instant#EPOCH] before
/// @param doomed whether we have decided to kill it; asked again until it ends
/// @param health one for each of the app's health checks, in their order
/// @param readiness one for each of the app's readiness checks, in their order
public record Task(
    TaskId id,
    Site on,
    Instant stagedAt,
    Instant startedAt,
    boolean doomed,
    List<IpAddress> addresses,
    List<Health> health,
    List<Readiness> readiness) {

  public Task {
    addresses = List.copyOf(addresses);
    health = List.copyOf(health);
    readiness = List.copyOf(readiness);
  }

  /// Just launched: nothing known.
  ///
  /// @param checks how many health checks the app has
  /// @param readiness names of the readiness checks to pass
  public static Task launched(TaskId id, Site on, int checks, List<String> readiness, Instant now) {
    return new Task(
        id,
        on,
        now,
        Instant.EPOCH,
        false,
        List.of(),
        Collections.nCopies(checks, Health.UNKNOWN),
        readiness.stream().map(Readiness::unknown).toList());
  }

  public boolean hasStarted() {
    return !startedAt.equals(Instant.EPOCH);
  }

  public Task startedAt(Instant at) {
    return new Task(id, on, stagedAt, at, doomed, addresses, health, readiness);
  }

  public Task asDoomed() {
    return new Task(id, on, stagedAt, startedAt, true, addresses, health, readiness);
  }

  public Task withAddresses(List<IpAddress> known) {
    return new Task(id, on, stagedAt, startedAt, doomed, known, health, readiness);
  }

  public Task withHealth(List<Health> known) {
    return new Task(id, on, stagedAt, startedAt, doomed, addresses, known, readiness);
  }

  public Task withReadiness(List<Readiness> known) {
    return new Task(id, on, stagedAt, startedAt, doomed, addresses, health, known);
  }

  /// With another result of health check number `index`.
  public Task withHealth(int index, Health result) {
    var results = new ArrayList<>(health);
    results.set(index, result);
    return withHealth(results);
  }

  /// With another result of readiness check number `index`.
  public Task withReadiness(int index, Readiness result) {
    var results = new ArrayList<>(readiness);
    results.set(index, result);
    return withReadiness(results);
  }

  /// Dead when one check says so, alive when all do; not known without checks.
  public Health.Vitality vitality() {
    if (health.stream().anyMatch(Health::isDead)) {
      return Health.Vitality.DEAD;
    }
    return !health.isEmpty() && health.stream().allMatch(Health::isAlive)
        ? Health.Vitality.ALIVE
        : Health.Vitality.UNKNOWN;
  }

  /// Whether every check is content; so it is without checks.
  public boolean isWell() {
    return health.stream().allMatch(Health::isAlive)
        && readiness.stream().allMatch(Readiness::ready);
  }
}
