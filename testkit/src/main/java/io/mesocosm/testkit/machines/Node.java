package io.mesocosm.testkit.machines;

import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One machine with one program on it, that lives many lives: what is in memory is gone with each,
/// what is on its disk and what its processes are stays.
public final class Node {
  private static final Duration SOONEST_RESTART = Duration.ofSeconds(1);
  private static final Duration LATEST_RESTART = Duration.ofSeconds(3);

  private final Timeline time;
  private final String name;
  private final Boot boot;
  private final VirtualDisk disk;
  private final VirtualProcesses processes;
  private Optional<Life> life = Optional.empty();
  private Duration clockAhead = Duration.ZERO;
  private int lives;

  /// Starts the program from what is durable: makes its loops, opens its ports.
  @FunctionalInterface
  public interface Boot {
    void boot(Life life);
  }

  public Node(Timeline time, String name, Boot boot) {
    this.time = time;
    this.name = name;
    this.boot = boot;
    this.disk = new VirtualDisk(time, name);
    this.processes = new VirtualProcesses(time, name);
  }

  public String name() {
    return name;
  }

  public Timeline time() {
    return time;
  }

  public VirtualDisk disk() {
    return disk;
  }

  public VirtualProcesses processes() {
    return processes;
  }

  public boolean isUp() {
    return life.isPresent();
  }

  public Optional<Life> life() {
    return life;
  }

  /// What its clock shows.
  public Instant clock() {
    return time.now().plus(clockAhead);
  }

  /// Sets the clock forward or, with a negative `span`, back.
  public void jumpClock(Duration span) {
    clockAhead = clockAhead.plus(span);
    time.note(name, "clock jumps", span);
  }

  /// Nothing happens when it runs already.
  public void start() {
    if (life.isEmpty()) {
      lives++;
      time.note(name, "starts", "life " + lives);
      var next = new Life(this, lives);
      life = Optional.of(next);
      boot.boot(next);
    }
  }

  /// The program is killed; its kernel closes its connections.
  public void crash() {
    end("crashes", true);
  }

  /// The machine stops; nobody is told, and its processes are gone.
  public void powerOff() {
    end("loses power", false);
    processes.lose();
  }

  /// The program ends by itself, and its supervisor starts it again soon.
  void exit(String why) {
    end("exits: " + why, true);
    time.after(time.chance().between(SOONEST_RESTART, LATEST_RESTART), this::start);
  }

  private void end(String how, boolean heard) {
    life.ifPresent(old -> {
      time.note(name, how, "life " + old.number());
      life = Optional.empty();
      old.end(heard);
      time.changed();
    });
  }

  @Override
  public String toString() {
    return name;
  }
}
