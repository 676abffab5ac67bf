package io.mesocosm.master.model;

/// Who this master is; what followers read in the leader's node.
///
/// @param id drawn by chance at each start
/// @param hostname that clients are sent to
/// @param ip at which it can be reached, IPv4
/// @param version of Mesos that it stands in for
public record MasterIdentity(String id, String hostname, String ip, int port, String version) {
  /// `master@10.0.0.1:5050`.
  public String pid() {
    return "master@" + ip + ":" + port;
  }
}
