package io.mesocosm.playground.link;

import io.mesocosm.base.Fault;
import io.mesocosm.playground.core.Passage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A process between a machine's cable and the bridge that hands packets on late or not at all:
/// what `netem` does in kernels that have it. Its own end at the bridge is called as the cable is,
/// with a `t` behind.
///
/// Ends when the cable goes.
final class Repeater {
  static final String READY = "ready";
  static final char GO = '\n';
  private static final int LONGEST_PACKET = 70_000;
  private static final int MOST_WAITING = 20_000;
  private static final int HOST_END = 0;

  private final Kernel kernel = new Kernel();
  private final Passage passage;

  private Repeater(Passage passage) {
    this.passage = passage;
  }

  /// @param due when it goes on, in nanoseconds
  @SuppressWarnings("ArrayRecordComponent") // never copied, compared or changed
  private record Waiting(byte[] packet, long due) {}

  /// @param args cable, delay and jitter in milliseconds, percentage of packets that are lost
  public static void main(String[] args) throws IOException {
    var passage =
        new Passage(
            Duration.ofMillis(Long.parseLong(args[1])),
            Duration.ofMillis(Long.parseLong(args[2])),
            Double.parseDouble(args[3]));
    new Repeater(passage).start(args[HOST_END]);
  }

  /// Its own end at the bridge.
  static String end(String cable) {
    return cable + "t";
  }

  /// The command that runs it, by the Java and the libraries that run now.
  static List<String> command(String cable, Duration delay, Duration jitter, double loss) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx64m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Repeater.class.getName(),
        cable,
        Long.toString(delay.toMillis()),
        Long.toString(jitter.toMillis()),
        Double.toString(loss));
  }

  private void start(String cable) throws IOException {
    var number =
        Integer.parseInt(Files.readString(Path.of("/sys/class/net", cable, "ifindex")).strip());
    var machine = kernel.openTap(number);
    var bridge = kernel.openCard(end(cable));
    System.out.println(READY);
    // Until somebody has noted that we are here: nobody would end us otherwise.
    if (System.in.read() != GO) {
      System.exit(1);
    }
    between(machine, bridge, "from " + cable);
    between(bridge, machine, "to " + cable);
  }

  private void between(int from, int to, String name) {
    var waiting = new ArrayBlockingQueue<Waiting>(MOST_WAITING);
    Thread.ofPlatform().name("read " + name).start(() -> take(from, waiting));
    Thread.ofPlatform().name("write " + name).start(() -> pass(waiting, to));
  }

  private void take(int from, BlockingQueue<Waiting> waiting) {
    var random = new SplittableRandom();
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(LONGEST_PACKET, Long.BYTES);
      var before = System.nanoTime();
      while (true) {
        var length = kernel.read(from, buffer);
        var due = passage.due(System.nanoTime(), before, random.nextDouble(), random.nextDouble());
        if (due.isPresent()) {
          before = due.getAsLong();
          // What finds no place is lost, as in any queue of packets.
          waiting.offer(
              new Waiting(
                  buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), due.getAsLong()));
        }
      }
    } catch (IOException gone) {
      end(gone);
    }
  }

  private void pass(BlockingQueue<Waiting> waiting, int to) {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(LONGEST_PACKET, Long.BYTES);
      while (true) {
        var next = waiting.take();
        for (var left = next.due() - System.nanoTime(); left > 0; ) {
          LockSupport.parkNanos(left);
          left = next.due() - System.nanoTime();
        }
        var packet = next.packet();
        MemorySegment.copy(packet, 0, buffer, ValueLayout.JAVA_BYTE, 0, packet.length);
        kernel.write(to, buffer.asSlice(0, packet.length));
      }
    } catch (IOException gone) {
      end(gone);
    } catch (InterruptedException never) {
      throw new Fault("nobody interrupts a repeater", never);
    }
  }

  // The log of the process has the reason.
  private static void end(IOException why) {
    System.err.println(why.getMessage());
    System.exit(1);
  }
}
