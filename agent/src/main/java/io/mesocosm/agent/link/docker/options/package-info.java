/// Options of `docker run` that tasks give as parameters, in the words of the Engine API. Nothing
/// here asks an engine.
@NullMarked
package io.mesocosm.agent.link.docker.options;

import org.jspecify.annotations.NullMarked;
