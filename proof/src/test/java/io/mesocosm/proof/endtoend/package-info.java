/// The built archive as people use it: real processes, real ports, the commands of the README.
///
/// Run when the system property `meso.archive` names an archive, as the build does with
/// `-Darchive`.
@NullMarked
package io.mesocosm.proof.endtoend;

import org.jspecify.annotations.NullMarked;
