package io.mesocosm.agent.link;

import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.launchers.DockerConfig;
import io.mesocosm.agent.link.launchers.Surroundings;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.libprocess.Pid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How tasks are run on this machine; names are those of Mesos 1.11.
///
/// @param work `--work_dir`
/// @param self pid of the agent
/// @param switchUser `--switch_user`
/// @param useCgroups whether `--launcher` is `linux`
/// @param cgroups `--cgroups_*` and `--isolation`
/// @param shutdownGrace `--executor_shutdown_grace_period`, as it was written
/// @param recoveryTimeout `--recovery_timeout`, as it was written
/// @param environment `--executor_environment_variables`
/// @param fetcherCache `--fetcher_cache_dir`
/// @param fetcherCacheBytes `--fetcher_cache_size`
/// @param fetcherStall `--fetcher_stall_timeout`
/// @param docker `--containerizers` and `--docker_*`
public record MachineConfig(
    WorkDir work,
    Pid self,
    boolean switchUser,
    boolean useCgroups,
    Cgroups.Wanted cgroups,
    String shutdownGrace,
    String recoveryTimeout,
    SequencedMap<String, String> environment,
    Path fetcherCache,
    long fetcherCacheBytes,
    Duration fetcherStall,
    DockerConfig docker) {

  public MachineConfig {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }

  Surroundings surroundings() {
    return new Surroundings(self, shutdownGrace, recoveryTimeout, environment);
  }
}
