/// What can be set on a program: flags that are declared once and read from every place where the
/// originals look.
///
/// Only `meso` reads flags. Components are given finished values; this package knows none of them.
@NullMarked
package io.mesocosm.base.config;

import org.jspecify.annotations.NullMarked;
