/// What the master serves: the schedulers' and operators' calls, the older GETs, metrics, files and
/// pages. Requests become inputs, snapshots become documents; no rule lives here.
@NullMarked
package io.mesocosm.master.http;

import org.jspecify.annotations.NullMarked;
