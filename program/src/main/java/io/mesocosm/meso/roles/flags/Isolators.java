package io.mesocosm.meso.roles.flags;

import java.util.List;

/// The words of `--isolation` that Mesos 1.11 knows on Linux. Any other ends the original's agent,
/// and a misspelt one must not leave tasks without their limits here.
public final class Isolators {
  public static final List<String> ALL =
      List.of(
          "appc/runtime",
          "cgroups/all",
          "cgroups/blkio",
          "cgroups/cpu",
          "cgroups/cpuset",
          "cgroups/devices",
          "cgroups/hugetlb",
          "cgroups/mem",
          "cgroups/net_cls",
          "cgroups/net_prio",
          "cgroups/perf_event",
          "cgroups/pids",
          "disk/du",
          "disk/xfs",
          "docker/runtime",
          "docker/volume",
          "environment_secret",
          "filesystem/linux",
          "filesystem/posix",
          "filesystem/shared",
          "gpu/nvidia",
          "linux/capabilities",
          "linux/devices",
          "linux/nnp",
          "linux/seccomp",
          "namespaces/ipc",
          "namespaces/pid",
          "network/cni",
          "network/port_mapping",
          "network/ports",
          "posix/cpu",
          "posix/disk",
          "posix/mem",
          "posix/rlimits",
          "process",
          "volume/csi",
          "volume/host_path",
          "volume/image",
          "volume/sandbox_path",
          "volume/secret");

  private Isolators() {}
}
