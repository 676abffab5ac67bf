/// What is counted and measured, under the names of Mesos' documentation "Observability metrics".
@NullMarked
package io.mesocosm.master.http.metrics;

import org.jspecify.annotations.NullMarked;
