package io.mesocosm.protocol.codec;

import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.Resource;

/// The field `role` of resources and frameworks: deprecated by `reservations` and `roles`, and
/// still sent by every framework without RESERVATION_REFINEMENT or MULTI_ROLE. All uses go through
/// here, so that the warning about it is silenced in one place.
@SuppressWarnings("deprecation") // the originals' clients send it, so we must read and write it
public final class OldRole {
  private OldRole() {}

  /// The role, `*` when unset.
  public static String of(Resource resource) {
    return resource.getRole();
  }

  /// The role, `*` when unset.
  public static String of(FrameworkInfo framework) {
    return framework.getRole();
  }

  public static boolean isSet(Resource resource) {
    return resource.hasRole();
  }

  public static boolean isSet(FrameworkInfo framework) {
    return framework.hasRole();
  }

  public static Resource.Builder set(Resource.Builder resource, String role) {
    return resource.setRole(role);
  }
}
