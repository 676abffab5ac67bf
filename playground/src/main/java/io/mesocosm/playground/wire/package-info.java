/// Translators: the YAML file to a topology, the states of machines to the seed's table and JSON.
@NullMarked
package io.mesocosm.playground.wire;

import org.jspecify.annotations.NullMarked;
