/// Images put together from files of this host, and brought into the engines of machines.
@NullMarked
package io.mesocosm.playground.link.image;

import org.jspecify.annotations.NullMarked;
