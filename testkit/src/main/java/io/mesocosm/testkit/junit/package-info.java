/// What tests need of JUnit. Those that run many worlds: [io.mesocosm.testkit.junit.Seeds] gives
/// each its seed and remembers the ones that failed; [io.mesocosm.testkit.junit.Matrix] finds the
/// pair of state and input that a test forgot. [io.mesocosm.testkit.junit.Ground] says what a test
/// stands on.
@NullMarked
package io.mesocosm.testkit.junit;

import org.jspecify.annotations.NullMarked;
