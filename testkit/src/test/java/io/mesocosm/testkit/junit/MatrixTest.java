package io.mesocosm.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.testkit.junit.Matrix.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
  /// A state.
  sealed interface Door {
    record Open() implements Door {}

    sealed interface Shut extends Door {
      record Locked() implements Shut {}

      record Unlocked() implements Shut {}
    }
  }

  /// An input.
  sealed interface Hand {
    record Push() implements Hand {}
  }

  @Test
  void walksNestedSealedTypes() {
    assertThat(Matrix.leaves(Door.class))
        .containsExactly(Door.Open.class, Door.Shut.Locked.class, Door.Shut.Unlocked.class);
  }

  @Test
  void namesThePairThatHasNoRow() {
    var matrix = Matrix.of(Door.class, Hand.class);
    var push = new Hand.Push();
    var rows = List.of(new Row(new Door.Open(), push), new Row(new Door.Shut.Unlocked(), push));
    assertThatThrownBy(() -> matrix.covers(rows)).hasMessage("no row for [Locked × Push]");
    assertThatCode(() ->
            matrix.covers(List.of(rows.get(0), rows.get(1), new Row(new Door.Shut.Locked(), push))))
        .doesNotThrowAnyException();
  }
}
