/// The cluster as JSON documents: pure functions of a snapshot, printed once per change.
///
/// [Document] keeps the last edition of a whole document, [Fragments] what was printed of single
/// entities. Fields, order and number forms are those of Mesos 1.11, as captured.
@NullMarked
package io.mesocosm.master.http.documents;

import org.jspecify.annotations.NullMarked;
