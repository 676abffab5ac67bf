package io.mesocosm.playground.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// An address of IP version 4.
///
/// @param bits its 32 bits, first octet highest
public record Address(int bits) implements Comparable<Address> {
  public static final int BITS = 32;
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final int OCTETS = 4;
  private static final int OCTET_BITS = 8;
  private static final int OCTET_MAX = 255;

  /// Empty for what is not four decimal numbers up to 255.
  public static Optional<Address> parse(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != OCTETS) {
      return Optional.empty();
    }
    var bits = 0;
    for (var part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > OCTET_MAX) {
        return Optional.empty();
      }
      bits = (bits << OCTET_BITS) | Integer.parseInt(part);
    }
    return Optional.of(new Address(bits));
  }

  public Address plus(int offset) {
    return new Address(bits + offset);
  }

  /// Eight hexadecimal digits: fits into the fifteen letters that an interface's name may have.
  public String hex() {
    return "%08x".formatted(bits);
  }

  @Override
  public int compareTo(Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d"
        .formatted(
            bits >>> 24,
            (bits >>> 16) & OCTET_MAX,
            (bits >>> OCTET_BITS) & OCTET_MAX,
            bits & OCTET_MAX);
  }
}
