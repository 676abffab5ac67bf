/// What any scheduler needs of Mesos: who leads, a subscription that comes back by itself, offers
/// matched with verdicts, task states, acknowledgement and reconciliation.
///
/// The door is [io.mesocosm.framework.SchedulerClient]: events come out, calls go in. It speaks the
/// v1 scheduler API and nothing else, so it runs against any Mesos master ≥ 1.9 (Mesos 1.11
/// documentation, "Scheduler HTTP API"). It must not know what the scheduler schedules.
@NullMarked
package io.mesocosm.framework;

import org.jspecify.annotations.NullMarked;
