package io.mesocosm.protocol.libprocess;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/// One message under way.
///
/// @param name full name of the message: `mesos.internal.PingSlaveMessage`
/// @param body the message in protobuf
public record Envelope(Pid from, Pid to, String name, ByteString body) {

  public static Envelope of(Pid from, Pid to, Message message) {
    return new Envelope(
        from, to, message.getDescriptorForType().getFullName(), message.toByteString());
  }

  /// Whether it holds a message of the kind of `example`.
  public boolean holds(Message example) {
    return name.equals(example.getDescriptorForType().getFullName());
  }

  public <T extends Message> T open(Parser<T> parser) throws InvalidProtocolBufferException {
    return parser.parseFrom(body);
  }
}
