/// The way from what is to what is wanted: which deployments are under way, in which order the apps
/// of one come, and which instances go first.
///
/// Knows apps and instances one at a time; moving them is the business of the room around it.
@NullMarked
package io.mesocosm.marathon.core.deployments;

import org.jspecify.annotations.NullMarked;
