package io.mesocosm.playground.model;

/// What a machine is for. The seed has one machine or more of each.
public enum Role {
  /// Runs Ansible: `mgmt`.
  MANAGEMENT,
  /// Between the playground and the world: `lb`.
  GATEWAY,
  /// ZooKeeper, Mesos master, Marathon.
  MASTER,
  /// A Mesos agent.
  AGENT
}
