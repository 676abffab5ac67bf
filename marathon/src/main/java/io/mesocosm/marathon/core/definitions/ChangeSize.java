package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.nio.charset.StandardCharsets;

/// How large the record of a change may get. ZooKeeper takes about a megabyte, and what does not
/// fit has to be refused before it is decided (Marathon 1.11 refuses plans that are too large,
/// too).
public final class ChangeSize {
  /// Bytes of a record, packed, with room to spare.
  public static final long MOST = 800_000;

  // What is the same in every app packs well; what people write may not pack at all.
  private static final long FORM = 150;
  private static final long PLAIN = RunSpec.DEFAULT.toString().length();

  private ChangeSize() {}

  /// About as many bytes as the change takes when it is stored, and hardly ever fewer.
  public static long of(RootChange change) {
    var size = FORM * change.groups().size();
    for (var one : change.apps()) {
      size += one.beforeIt().map(ChangeSize::of).orElse(0L);
      size += one.afterIt().map(ChangeSize::of).orElse(0L);
    }
    return size;
  }

  /// The text of a record holds everything that is in it.
  private static long of(App app) {
    var text = app.spec().toString().getBytes(StandardCharsets.UTF_8).length;
    return FORM + app.id().text().length() + Math.max(0, text - PLAIN);
  }
}
