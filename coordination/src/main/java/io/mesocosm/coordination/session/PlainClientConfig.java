package io.mesocosm.coordination.session;

import org.apache.zookeeper.client.ZKClientConfig;

/// ZooKeeper's client without TLS and SASL: we prove who we are by digest, as Mesos does.
///
/// The library's own settings ask the JDK for its TLS, only to learn the names of some properties.
/// Reading the machine's certificates for that costs each cold start a tenth of a second of CPU.
final class PlainClientConfig extends ZKClientConfig {
  PlainClientConfig() {
    setProperty(ENABLE_CLIENT_SASL_KEY, "false");
  }

  /// Called by the constructor above ours. Reads nothing from system properties.
  @Override
  protected void handleBackwardCompatibility() {
    // Names of properties that older releases had, none of which is ours.
  }
}
