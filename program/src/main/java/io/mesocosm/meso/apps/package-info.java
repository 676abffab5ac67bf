/// Applications, seen and changed through Marathon's HTTP interface: nothing here knows how
/// Marathon works inside.
@NullMarked
package io.mesocosm.meso.apps;

import org.jspecify.annotations.NullMarked;
