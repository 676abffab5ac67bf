package io.mesocosm.playground.model;

import java.util.Optional;

/// The addresses of one playground: `10.0.15.0/24`. The host has the first on its bridge.
///
/// @param base lowest address, all bits behind the prefix zero
/// @param prefix leading bits that all addresses share, 16 to 29
public record Network(Address base, int prefix) {
  private static final int WIDEST = 16;
  private static final int NARROWEST = 29;
  private static final int OWN = 127;
  private static final int FIRST_OF_MANY = 224;

  /// Empty for what is no such network.
  public static Optional<Network> parse(String text) {
    var slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
      return Optional.empty();
    }
    var prefix = Integer.parseInt(text.substring(slash + 1));
    return Address.parse(text.substring(0, slash))
        .filter(_ -> prefix >= WIDEST && prefix <= NARROWEST)
        .filter(base -> (base.bits() & mask(prefix)) == base.bits() && isOfMachines(base))
        .map(base -> new Network(base, prefix));
  }

  // RFC 6890: this network, loopback; multicast and what is reserved.
  private static boolean isOfMachines(Address base) {
    var first = base.bits() >>> (Address.BITS - Byte.SIZE);
    return first != 0 && first != OWN && first < FIRST_OF_MANY;
  }

  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (Address.BITS - prefix);
  }

  /// The host's own address in it.
  public Address gateway() {
    return base.plus(1);
  }

  /// The number of its highest host; the one above is for everybody.
  public int lastHost() {
    return (1 << (Address.BITS - prefix)) - 2;
  }

  public Address host(int number) {
    return base.plus(number);
  }

  /// Whether some address is in both.
  ///
  /// @param otherPrefix 0 to 32
  public boolean overlaps(Address other, int otherPrefix) {
    var shared = mask(Math.min(prefix, otherPrefix));
    return (base.bits() & shared) == (other.bits() & shared);
  }

  @Override
  public String toString() {
    return base + "/" + prefix;
  }
}
