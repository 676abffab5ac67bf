/// What the API shows of the state: apps with their counts and tasks, groups, deployments, the
/// queue, events. Every entity is rendered once per change and then copied.
@NullMarked
package io.mesocosm.marathon.http.view;

import org.jspecify.annotations.NullMarked;
