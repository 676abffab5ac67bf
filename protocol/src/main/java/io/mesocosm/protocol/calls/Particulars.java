package io.mesocosm.protocol.calls;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import java.util.Locale;
import java.util.Optional;

/// The sub-message in which a call of a certain type says more: `accept` of ACCEPT. Types that say
/// all there is to say have none.
public final class Particulars {
  private Particulars() {}

  /// The name of the sub-message that belongs to the call's type and is absent.
  ///
  /// @param call has a type
  public static Optional<String> missing(Message call) {
    var kind = call.getDescriptorForType();
    var type = (EnumValueDescriptor) call.getField(kind.findFieldByName("type"));
    var name = type.getName().toLowerCase(Locale.ROOT);
    var part = kind.findFieldByName(name);
    return part == null || call.hasField(part) ? Optional.empty() : Optional.of(name);
  }
}
