package io.mesocosm.base.metrics;

import io.mesocosm.base.loops.LoopWatch;
import java.util.function.IntSupplier;

/// Counts what a loop does.
final class LoopMetrics<S, I, C, E> implements LoopWatch<S, I, C, E> {
  private final Metrics metrics;
  private final String prefix;
  private final Counter inputs;
  private final Counter batches;
  private final Counter faults;
  private final Timer steps;
  private final Timer commits;

  LoopMetrics(Metrics metrics, String prefix) {
    this.metrics = metrics;
    this.prefix = prefix;
    inputs = metrics.counter(prefix + "/inputs", "inputs that the core has answered");
    batches = metrics.counter(prefix + "/batches", "batches of inputs, each committed once");
    faults = metrics.counter(prefix + "/faults", "faults that stopped the loop");
    steps = metrics.timer(prefix + "/step_ms", "time in the core, for each batch");
    commits = metrics.timer(prefix + "/commit_ms", "time in the journal, for each batch");
  }

  @Override
  public void started(IntSupplier waiting) {
    metrics.gauge(prefix + "/inbox", "inputs that wait", waiting::getAsInt);
  }

  @Override
  public void published(S state, int count, long stepNanos, long commitNanos) {
    inputs.add(count);
    batches.increment();
    steps.recordNanos(stepNanos);
    commits.recordNanos(commitNanos);
  }

  @Override
  public void stopped(Throwable fault) {
    faults.increment();
  }
}
