/// The tables of the master's state: persistent maps with the indexes that go with them.
///
/// Each table is the only one to change its own. They keep books, they decide nothing.
@NullMarked
package io.mesocosm.master.core.tables;

import org.jspecify.annotations.NullMarked;
