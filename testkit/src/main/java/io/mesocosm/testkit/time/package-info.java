/// Virtual time: the queue of events that moves it, the seed and the chance that comes of it, and
/// the story that a failure tells. Knows nothing of machines.
@NullMarked
package io.mesocosm.testkit.time;

import org.jspecify.annotations.NullMarked;
