package io.mesocosm.agent.store;

import io.mesocosm.agent.model.runs.Lodging;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Lodgings, inside other forms of version 2 or later.
final class LodgingForm {
  private static final int SINCE = 2;

  private LodgingForm() {}

  static void write(DataOutputStream out, Lodging lodging) throws IOException {
    out.writeUTF(lodging.network());
    Form.list(out, lodging.addresses(), out::writeUTF);
    Form.text(out, lodging.description());
  }

  /// @param version of the form that it stands in
  static Lodging read(int version, DataInputStream in) throws IOException {
    return version < SINCE
        ? Lodging.MACHINE
        : new Lodging(in.readUTF(), Form.list(in, in::readUTF), Form.text(in));
  }
}
