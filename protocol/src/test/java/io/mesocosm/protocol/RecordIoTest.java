package io.mesocosm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIoTest {
  @Test
  void putsTheLengthBeforeTheRecord() {
    assertThat(RecordIo.frame("hällo".getBytes(UTF_8))).isEqualTo("6\nhällo".getBytes(UTF_8));
  }

  /// Wherever the stream is cut, the records are the same.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void readsRecordsOfAnyCut(int cut) throws Exception {
    var records = List.of("one", "", "twelve bytes", "x".repeat(300));
    var stream = new ByteArrayOutputStream();
    for (String record : records) {
      stream.writeBytes(RecordIo.frame(record.getBytes(UTF_8)));
    }
    var decoder = new RecordIo.Decoder(1000);
    var read = new ArrayList<String>();
    byte[] bytes = stream.toByteArray();
    for (int at = 0; at < bytes.length; at += cut) {
      for (byte[] record : decoder.feed(bytes, at, Math.min(cut, bytes.length - at))) {
        read.add(new String(record, UTF_8));
      }
    }
    assertThat(read).isEqualTo(records);
  }

  static Stream<String> broken() {
    return Stream.of("\n", "x\n", "-1\n", "1001\n", "99999999999\n", "{}", "5 \n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusesWhatIsNoLength(String stream) {
    assertThatThrownBy(() -> new RecordIo.Decoder(1000).feed(stream.getBytes(UTF_8)))
        .isInstanceOf(RecordIo.BrokenStreamException.class);
  }

  @Test
  void waitsForTheRestOfARecord() throws Exception {
    var decoder = new RecordIo.Decoder(1000);
    assertThat(decoder.feed("5\nab".getBytes(UTF_8))).isEmpty();
  }
}
