package io.mesocosm.testkit.machines;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Effects;
import io.mesocosm.testkit.time.Alarm;
import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A program from its start to its end. Whatever was begun in a life ends with it: timers do not
/// ring, loops do not step, answers are not heard.
public final class Life implements InstantSource {
  private final Node node;
  private final int number;
  private final List<Consumer<Boolean>> endings = new ArrayList<>();
  private boolean over;

  Life(Node node, int number) {
    this.node = node;
    this.number = number;
  }

  public Node node() {
    return node;
  }

  public Timeline time() {
    return node.time();
  }

  /// 1 for the first.
  public int number() {
    return number;
  }

  public boolean isOver() {
    return over;
  }

  /// What the machine's clock shows.
  @Override
  public Instant instant() {
    return node.clock();
  }

  /// Does `action` after `delay`, unless this life is over by then.
  public Alarm after(Duration delay, Runnable action) {
    return time()
        .after(
            delay,
            () -> {
              if (!over) {
                action.run();
              }
            });
  }

  /// `ending` is told, once, whether others can hear that it is over.
  public void onEnd(Consumer<Boolean> ending) {
    endings.add(ending);
  }

  /// The program ends by itself; its supervisor starts it again. Nothing happens when it is over.
  public void exit(String why) {
    if (!over) {
      node.exit(why);
    }
  }

  void end(boolean heard) {
    over = true;
    endings.forEach(ending -> ending.accept(heard));
  }

  /// Runs a machine in this life. A commit that fails or whose outcome is unknown ends the program,
  /// as it does in production.
  public <S, I, C, E> VirtualLoop<S, I, C, E> loop(
      String name,
      S initial,
      Core<S, I, C, E> core,
      VirtualJournal<C> journal,
      Effects<E, I> effects) {
    return new VirtualLoop<>(this, name, initial, core, journal, effects);
  }

  public <K, I> VirtualTimers<K, I> timers() {
    return new VirtualTimers<>(this);
  }

  @Override
  public String toString() {
    return node + "#" + number;
  }
}
