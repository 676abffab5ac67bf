package io.mesocosm.meso.roles.process;

import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A role of the cluster as a process of its own.
///
/// Declares its flags once, when it is made, and keeps nothing else.
public interface Role {
  /// The first word of the command line, by which `ps` shows it.
  String name();

  /// One line for the list of commands.
  String summary();

  Flags flags();

  Where where();

  /// Returns once it serves.
  ///
  /// @throws IOException naming the address when it is taken, or what else is missing
  /// @throws IllegalArgumentException naming the flag, when settings do not go together
  Started start(Settings settings, RoleContext context) throws IOException, InterruptedException;

  /// Where settings come from besides the command line.
  ///
  /// @param prefixes of environment variables, `MESOS_`
  /// @param folders of one file per flag, `/etc/mesos-master`; a later one wins
  /// @param files whose whole content is the value of a flag; weaker than the folders
  record Where(List<String> prefixes, List<Path> folders, Map<String, Path> files) {}

  /// A role that serves.
  ///
  /// @param url where, for people
  /// @param closing ends it
  record Started(String url, AutoCloseable closing) {}
}
