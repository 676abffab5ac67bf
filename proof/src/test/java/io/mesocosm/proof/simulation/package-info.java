/// The whole cluster in the virtual world: the cores of master, agent and schedulers unchanged,
/// with the translators of their wire, under every fault that [io.mesocosm.testkit.faults.Faults]
/// knows.
@NullMarked
package io.mesocosm.proof.simulation;

import org.jspecify.annotations.NullMarked;
