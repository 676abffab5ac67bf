package io.mesocosm.base.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where values are looked for; later ones in this list win over earlier ones.
///
/// @param files flag name → a file whose content is its value, `/etc/mesos/zk` for `--master`; one
///   that does not exist counts for nothing
/// @param folders of one file per flag, `/etc/mesos-master/quorum`; `?name` is a switch that is on
/// @param environment of the process; a variable that names no flag counts for nothing
/// @param envPrefixes `MESOS_`: then `MESOS_QUORUM` sets `--quorum`
/// @param args the command line, without the program's name
public record Sources(
    List<String> args,
    Map<String, String> environment,
    List<String> envPrefixes,
    List<Path> folders,
    Map<String, Path> files) {

  public Sources {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
    envPrefixes = List.copyOf(envPrefixes);
    folders = List.copyOf(folders);
    files = Map.copyOf(files);
  }

  /// The command line and nothing else.
  public static Sources commandLine(List<String> args) {
    return new Sources(args, Map.of(), List.of(), List.of(), Map.of());
  }

  public Sources withEnvironment(Map<String, String> environment, List<String> prefixes) {
    return new Sources(args, environment, prefixes, folders, files);
  }

  public Sources withFolders(List<Path> folders, Map<String, Path> files) {
    return new Sources(args, environment, envPrefixes, folders, files);
  }
}
