package io.mesocosm.agent.link.host;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The network that another process lives in (Linux, network_namespaces(7)).
///
/// A socket belongs for good to the network of the thread that makes it, so a thread goes there,
/// makes one, and ends: none that was there is used for anything else.
public final class ForeignNetwork {
  private static final String NETWORK = "/proc/%s/ns/net";

  private ForeignNetwork() {}

  /// The functions of Linux that Java has no word for; looked up when a task is met that has a
  /// network of its own.
  private static final class Kernel {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    // open(2), setns(2)
    private static final int O_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    private static final MethodHandle OPEN =
        function(
            "open",
            FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SETNS =
        function("setns", FunctionDescriptor.of(INT, INT, INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

    // The shapes are those of the manual pages; nothing else is called.
    @SuppressWarnings("restricted")
    private static MethodHandle function(
        String name, FunctionDescriptor shape, Linker.Option... options) {
      var address = LINKER.defaultLookup().find(name).orElseThrow(() -> new Fault("no " + name));
      return LINKER.downcallHandle(address, shape, options);
    }

    /// Puts the calling thread into the network of a process.
    ///
    /// @return whether that is allowed, and the process is there
    private static boolean enter(String process) {
      try (var arena = Arena.ofConfined()) {
        MemorySegment path = arena.allocateFrom(NETWORK.formatted(process));
        int file = (int) OPEN.invokeExact(path, O_CLOEXEC);
        if (file < 0) {
          return false;
        }
        int result = (int) SETNS.invokeExact(file, CLONE_NEWNET);
        int closed = (int) CLOSE.invokeExact(file);
        return result == 0 && closed == 0;
      } catch (Throwable broken) {
        throw new Fault("setns cannot be called", broken);
      }
    }
  }

  /// What we may do, found out once.
  private static final class Rights {
    private static final boolean MAY_ENTER = mayEnter();

    /// Our own network is as good as any other for finding that out; the thread stays where it was.
    private static boolean mayEnter() {
      return Kernel.enter("self");
    }
  }

  /// Whether it is another one than ours.
  ///
  /// @throws IOException when the process is gone, or somebody else's whom we may not look at
  public static boolean isElsewhere(long pid) throws IOException {
    return !of(Long.toString(pid)).equals(of("self"));
  }

  private static Path of(String process) throws IOException {
    return Files.readSymbolicLink(Path.of(NETWORK.formatted(process)));
  }

  /// Whether we have the right to go into networks of others, which is root's.
  public static boolean mayEnter() {
    return Rights.MAY_ENTER;
  }

  /// A socket in the network of a process, not yet connected.
  ///
  /// @param address for which it will do
  public static Socket socket(long pid, InetAddress address)
      throws IOException, InterruptedException {
    var family =
        address instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    return onAThreadOfItsOwn(
            () -> {
              if (!Kernel.enter(Long.toString(pid))) {
                throw new IOException("no way into the network of process " + pid);
              }
              return SocketChannel.open(family);
            })
        .socket();
  }

  private interface Errand<T> {
    T run() throws IOException;
  }

  private static <T> T onAThreadOfItsOwn(Errand<T> errand)
      throws IOException, InterruptedException {
    var done = new FutureTask<>(errand::run);
    Thread.ofPlatform().daemon().name("elsewhere").start(done);
    try {
      return done.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException trouble) {
        throw trouble;
      }
      throw new Fault("a thread elsewhere", failed);
    }
  }
}
