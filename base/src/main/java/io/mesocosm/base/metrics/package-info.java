/// Figures of a running role and its machine: counters, gauges, timers, and a watch over each loop.
///
/// Names are those of the originals (`master/tasks_running`), declared in one file per component.
/// [io.mesocosm.base.metrics.Metrics] prints them as Mesos does and as OpenMetrics. It must not
/// know what is measured.
@NullMarked
package io.mesocosm.base.metrics;

import org.jspecify.annotations.NullMarked;
