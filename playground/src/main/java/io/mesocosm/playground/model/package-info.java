/// What a playground consists of: its machines, their addresses and sizes.
@NullMarked
package io.mesocosm.playground.model;

import org.jspecify.annotations.NullMarked;
