/// What is wrong with an app or a group although its JSON is well formed: every problem at once,
/// each with its path (Marathon 1.11).
@NullMarked
package io.mesocosm.marathon.http.validation;

import org.jspecify.annotations.NullMarked;
