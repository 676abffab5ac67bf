/// Where new ids come from: by chance in production, from a seed in simulations.
///
/// Only edges draw ids; a core is given the ones it needs with its input.
@NullMarked
package io.mesocosm.base.ids;

import org.jspecify.annotations.NullMarked;
