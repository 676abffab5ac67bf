/// The host: namespaces, mounts, bridge, control groups and files, through the tools that every
/// Debian has (`unshare`, `mount`, `ip`, `ssh`), and shell scripts of ours that use them.
@NullMarked
package io.mesocosm.playground.link;

import org.jspecify.annotations.NullMarked;
