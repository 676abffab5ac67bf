package io.mesocosm.protocol;

import com.google.protobuf.Message;

/// Messages to JSON and back, as Mesos 1.11 does it.
///
/// Printing: names as declared, in the order of declaration; enums by name; bytes in base64; 64-bit
/// integers as numbers; whole doubles with `.0`, infinities as strings; maps as objects; unset
/// fields with an explicit default that are not deprecated are printed with it; empty lists and
/// other unset fields are left out; nothing is ever null.
public final class MessageJson {
  private MessageJson() {}

  /// The message as UTF-8, without blanks.
  public static byte[] print(Message message) {
    return new Printer().print(message);
  }
}
