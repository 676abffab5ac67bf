package io.mesocosm.framework.model;

/// An address at which a task can be reached.
///
/// @param protocol `IPv4` or `IPv6`
public record IpAddress(String ip, String protocol) {}
