/// The rules of a session with the master: find, subscribe, listen for silence, come back, repeat
/// what was not answered. Pure; the link room does what it orders.
@NullMarked
package io.mesocosm.framework.core;

import org.jspecify.annotations.NullMarked;
