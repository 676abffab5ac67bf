/// The API's objects and what they mean: readers from JSON to the model, legacy input included, and
/// writers from the model to JSON, with the names, defaults and order of Marathon 1.11.
///
/// Knows no requests and no state; what it refuses is collected with paths.
@NullMarked
package io.mesocosm.marathon.http.codec;

import org.jspecify.annotations.NullMarked;
