/// Persistent collections: a change makes a new value and shares the rest.
///
/// All of them iterate in key order, so that a pure core that walks them is deterministic.
@NullMarked
package io.mesocosm.base.collections;

import org.jspecify.annotations.NullMarked;
