package io.mesocosm.playground.link;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The few functions of Linux that Java has no word for: whole packets, from a cable and to one.
/// Each packet has the kernel's own header of ten bytes before it (`struct virtio_net_hdr`), which
/// says what is still to be done to it: so it can be handed on as it came, its checksum unfinished
/// or several in one.
final class Kernel {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout POINTER = ValueLayout.ADDRESS;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option NOTES_ERRNO = Linker.Option.captureCallState("errno");
  private static final MemoryLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  // open(2), <fcntl.h>
  private static final int O_RDWR = 2;
  // <linux/if_tun.h>
  private static final int TUNSETIFF = 0x400454ca;
  private static final short IFF_TAP = 0x0002;
  private static final short IFF_NO_PI = 0x1000;
  private static final short IFF_VNET_HDR = 0x4000;
  // struct ifreq, <linux/if.h>
  private static final int IFREQ = 40;
  private static final int IFNAMSIZ = 16;
  // packet(7), <linux/if_packet.h>; numbers of protocols are in the order of the network.
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final short EVERY_PROTOCOL = 0x0300;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_VNET_HDR = 15;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final short PACKET_MR_PROMISC = 1;
  private static final int SOCKADDR_LL = 20;
  private static final int PACKET_MREQ = 16;

  private final MethodHandle open = function("open", FunctionDescriptor.of(INT, POINTER, INT), 2);
  private final MethodHandle ioctl =
      function("ioctl", FunctionDescriptor.of(INT, INT, LONG, POINTER), 2);
  private final MethodHandle socket =
      function("socket", FunctionDescriptor.of(INT, INT, INT, INT), 3);
  private final MethodHandle setsockopt =
      function("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, POINTER, INT), 5);
  private final MethodHandle bind =
      function("bind", FunctionDescriptor.of(INT, INT, POINTER, INT), 3);
  private final MethodHandle read =
      function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG), 3);
  private final MethodHandle write =
      function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG), 3);

  // The shapes below are those of the manual pages; nothing else is called.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor shape, int fixed) {
    var address = LINKER.defaultLookup().find(name).orElseThrow(() -> new Fault("no " + name));
    return fixed < shape.argumentLayouts().size()
        ? LINKER.downcallHandle(address, shape, NOTES_ERRNO, Linker.Option.firstVariadicArg(fixed))
        : LINKER.downcallHandle(address, shape, NOTES_ERRNO);
  }

  /// A network card of our own: what the host sends there is read, what is written there it
  /// receives. It goes when the process ends.
  ///
  /// @return its descriptor
  int openCard(String name) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var file = call(arena, "open", open, arena.allocateFrom("/dev/net/tun"), O_RDWR);
      var request = arena.allocate(IFREQ);
      var bytes = name.getBytes(StandardCharsets.US_ASCII);
      MemorySegment.copy(bytes, 0, request, ValueLayout.JAVA_BYTE, 0, bytes.length);
      request.set(ValueLayout.JAVA_SHORT, IFNAMSIZ, (short) (IFF_TAP | IFF_NO_PI | IFF_VNET_HDR));
      call(arena, "ioctl", ioctl, (int) file, (long) TUNSETIFF, request);
      return (int) file;
    }
  }

  /// What comes in on a card of the host, and a way out of it.
  ///
  /// @param number of the card
  /// @return its descriptor
  int openTap(int number) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var tap = (int) call(arena, "socket", socket, AF_PACKET, SOCK_RAW, (int) EVERY_PROTOCOL);
      turnOn(arena, tap, PACKET_VNET_HDR);
      turnOn(arena, tap, PACKET_IGNORE_OUTGOING);
      var address = arena.allocate(SOCKADDR_LL, Integer.BYTES);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
      address.set(ValueLayout.JAVA_SHORT, 2, EVERY_PROTOCOL);
      address.set(INT, 4, number);
      call(arena, "bind", bind, tap, address, SOCKADDR_LL);
      var membership = arena.allocate(PACKET_MREQ, Integer.BYTES);
      membership.set(INT, 0, number);
      membership.set(ValueLayout.JAVA_SHORT, 4, PACKET_MR_PROMISC);
      call(
          arena,
          "setsockopt",
          setsockopt,
          tap,
          SOL_PACKET,
          PACKET_ADD_MEMBERSHIP,
          membership,
          PACKET_MREQ);
      return tap;
    }
  }

  private void turnOn(Arena arena, int tap, int option) throws IOException {
    var one = arena.allocateFrom(INT, 1);
    call(arena, "setsockopt", setsockopt, tap, SOL_PACKET, option, one, Integer.BYTES);
  }

  /// Waits for the next packet.
  ///
  /// @return its length, header included
  int read(int from, MemorySegment into) throws IOException {
    return (int) pass("read", read, from, into);
  }

  void write(int to, MemorySegment packet) throws IOException {
    pass("write", write, to, packet);
  }

  // As fast as may be: once for each packet.
  private static long pass(String name, MethodHandle function, int file, MemorySegment packet)
      throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(ERRNO_LAYOUT);
      var result = invoke(name, function, state, file, packet);
      if (result < 0) {
        throw trouble(name, state);
      }
      return result;
    }
  }

  private static long invoke(
      String name, MethodHandle function, MemorySegment state, int file, MemorySegment packet) {
    try {
      return (long) function.invokeExact(state, file, packet, packet.byteSize());
    } catch (Throwable broken) {
      throw new Fault(name + " cannot be called", broken);
    }
  }

  private static long call(
      Arena arena, String name, MethodHandle function, @Nullable Object... arguments)
      throws IOException {
    var state = arena.allocate(ERRNO_LAYOUT);
    var all = new Object[arguments.length + 1];
    all[0] = state;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    long result;
    try {
      result = ((Number) function.invokeWithArguments(all)).longValue();
    } catch (Throwable broken) {
      throw new Fault(name + " cannot be called", broken);
    }
    if (result < 0) {
      throw trouble(name, state);
    }
    return result;
  }

  private static IOException trouble(String name, MemorySegment state) {
    return new IOException(name + ": error " + (int) ERRNO.get(state, 0L));
  }
}
