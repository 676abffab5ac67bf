/// What an app runs, what it needs, where it may run and how it wants to be replaced, checked and
/// given up. Immutable records in normalised form: legacy input has been translated before.
///
/// Knows nothing of paths, instances or deployments.
@NullMarked
package io.mesocosm.marathon.model.spec;

import org.jspecify.annotations.NullMarked;
