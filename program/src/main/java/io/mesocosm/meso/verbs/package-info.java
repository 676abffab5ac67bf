/// The commands of the program that are no roles: each says its flags and does its work.
@NullMarked
package io.mesocosm.meso.verbs;

import org.jspecify.annotations.NullMarked;
