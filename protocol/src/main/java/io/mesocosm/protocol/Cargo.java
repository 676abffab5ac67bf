package io.mesocosm.protocol;

import com.google.protobuf.Message;

/// A wire message that a core carries and never opens: who wrote it, at the edge, reads it there.
///
/// Equal by content, immutable, safe to share. The fields that rules read stand beside the cargo in
/// the model record, never inside it.
public final class Cargo {
  private final Message message;

  private Cargo(Message message) {
    this.message = message;
  }

  /// Boxes `message`.
  public static Cargo of(Message message) {
    return new Cargo(message);
  }

  /// The message, for edge rooms.
  ///
  /// @throws ClassCastException when the box holds another kind, which is a programming error
  public <T extends Message> T as(Class<T> type) {
    return type.cast(message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cargo cargo && message.equals(cargo.message);
  }

  @Override
  public int hashCode() {
    return message.hashCode();
  }

  /// The kind and the size, not the content: a task may be large and may hold secrets.
  @Override
  public String toString() {
    return message.getDescriptorForType().getFullName() + "[" + message.getSerializedSize() + "]";
  }
}
