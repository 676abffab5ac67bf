package io.mesocosm.base.config;

/// A value that was set, and where.
///
/// @param value as it was written; `****` when it is a secret
/// @param source for people: `flag`, `environment MESOS_ZK`, `file /etc/mesos-master/zk`
public record Origin(String value, String source) {}
