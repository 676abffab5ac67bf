package io.mesocosm.agent.http;

import io.mesocosm.protocol.v1.FrameworkInfo;

/// The single role of frameworks without MULTI_ROLE: a field that is deprecated and still in use.
final class OldRoles {
  private OldRoles() {}

  @SuppressWarnings("deprecation") // old frameworks have nothing else
  static String of(FrameworkInfo info) {
    return info.getRole();
  }
}
