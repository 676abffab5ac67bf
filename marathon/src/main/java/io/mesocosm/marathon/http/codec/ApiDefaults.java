package io.mesocosm.marathon.http.codec;

import java.util.Set;

/// What flags decide about input that leaves something open.
///
/// @param role `--mesos_role`; `*` when Marathon has none
/// @param networkName `--default_network_name`; empty: a container network must be named
/// @param bridgeName `--mesos_bridge_name`: the legacy name that means the bridge
/// @param enforcesGroupRole `--new_group_enforce_role=top`: new top-level groups give their role
/// @param features `--enable_features`
/// @param maxApps `--max_apps`; [Integer#MAX_VALUE]: any number
public record ApiDefaults(
    String role,
    String networkName,
    String bridgeName,
    boolean enforcesGroupRole,
    Set<String> features,
    int maxApps) {
  public static final ApiDefaults DEFAULT =
      new ApiDefaults("*", "", "mesos-bridge", false, Set.of(), Integer.MAX_VALUE);

  public ApiDefaults {
    features = Set.copyOf(features);
  }
}
