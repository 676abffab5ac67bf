/// Tests of the documents.
@NullMarked
package io.mesocosm.master.http.documents;

import org.jspecify.annotations.NullMarked;
