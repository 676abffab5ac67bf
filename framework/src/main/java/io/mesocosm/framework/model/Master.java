package io.mesocosm.framework.model;

/// The master that took our subscription.
///
/// @param id of its process
/// @param hostname as it calls itself
/// @param ip may be empty
/// @param domain [Domain#NONE] when it has none
public record Master(
    String id, String hostname, String ip, int port, String version, Domain domain) {}
