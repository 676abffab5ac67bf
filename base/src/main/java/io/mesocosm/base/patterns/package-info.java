/// Patterns from strangers, for text from strangers: matching takes time in proportion to the text,
/// whatever the pattern. The JDK's patterns can take for ever. Wraps RE2/J, whose classes stay
/// here.
@NullMarked
package io.mesocosm.base.patterns;

import org.jspecify.annotations.NullMarked;
