/// `meso app …`: applications, by way of Marathon's HTTP interface.
@NullMarked
package io.mesocosm.meso.verbs.app;

import org.jspecify.annotations.NullMarked;
