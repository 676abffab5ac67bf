package io.mesocosm.agent;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.mesocosm.base.Fault;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.protocol.internal.KillTaskMessage;
import io.mesocosm.protocol.internal.PingSlaveMessage;
import io.mesocosm.protocol.internal.RegisterSlaveMessage;
import io.mesocosm.protocol.internal.ReregisterSlaveMessage;
import io.mesocosm.protocol.internal.RunTaskMessage;
import io.mesocosm.protocol.internal.SlaveRegisteredMessage;
import io.mesocosm.protocol.internal.SlaveReregisteredMessage;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.internal.StatusUpdateAcknowledgementMessage;
import io.mesocosm.protocol.internal.StatusUpdateMessage;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.LibprocessWire;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Plays the master over real connections: admits one agent, orders tasks, hears and acknowledges.
final class MasterDouble implements AutoCloseable {
  static final String AGENT_ID = "master-S0";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final Pid self;
  private final LibprocessSender sender =
      new LibprocessSender(LibprocessSender.Config.DEFAULT, _ -> {});
  private final BlockingQueue<Envelope> heard = new LinkedBlockingQueue<>();
  private final AtomicReference<Pid> agent =
      new AtomicReference<>(new Pid("slave(1)", "127.0.0.1", 1));

  MasterDouble() throws IOException {
    var probe = new AtomicReference<>(new Pid("master", "127.0.0.1", 1));
    server =
        HttpServer.start(
            HttpServerConfig.of("127.0.0.1", 0),
            Routes.builder()
                .post("/master/{message}", request -> hear(request, probe.get()))
                .build());
    self = new Pid("master", "127.0.0.1", server.port());
    probe.set(self);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  private Response hear(Request request, Pid me) {
    var envelope =
        LibprocessWire.read(request.rawPath(), request::header, request.body(), me).orElseThrow();
    agent.set(envelope.from());
    heard.add(envelope);
    return Response.of(202);
  }

  void say(Message message) {
    sender.send(Envelope.of(self, agent.get(), message));
  }

  /// The next message of this kind; others before it are passed over.
  Envelope hear(Message kind) throws InterruptedException {
    return hear(envelope -> envelope.holds(kind), kind.getDescriptorForType().getName());
  }

  private Envelope hear(Predicate<Envelope> wanted, String what) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var next = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("the agent did not say " + what);
      }
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  /// Waits for a new agent and welcomes it.
  void admit() throws InterruptedException {
    hear(RegisterSlaveMessage.getDefaultInstance());
    var welcome = SlaveRegisteredMessage.newBuilder();
    welcome.getSlaveIdBuilder().setValue(AGENT_ID);
    welcome.getConnectionBuilder().setTotalPingTimeoutSeconds(75);
    say(welcome.build());
  }

  /// Waits for a known agent and welcomes it.
  ReregisterSlaveMessage welcomeBack() throws InterruptedException {
    try {
      var message =
          hear(ReregisterSlaveMessage.getDefaultInstance()).open(ReregisterSlaveMessage.parser());
      var welcome = SlaveReregisteredMessage.newBuilder();
      welcome.getSlaveIdBuilder().setValue(AGENT_ID);
      say(welcome.build());
      return message;
    } catch (InvalidProtocolBufferException broken) {
      throw new Fault("an agent's message", broken);
    }
  }

  void run(TaskInfo task) {
    say(
        RunTaskMessage.newBuilder()
            .setFramework(Samples.frameworkInfo())
            .setTask(task)
            .setPid("")
            .build());
  }

  void kill(String task) {
    var kill = KillTaskMessage.newBuilder();
    kill.getFrameworkIdBuilder().setValue(Samples.FRAMEWORK.value());
    kill.getTaskIdBuilder().setValue(task);
    say(kill.build());
  }

  void ping() {
    say(PingSlaveMessage.newBuilder().setConnected(true).build());
  }

  /// The next piece of news, not acknowledged.
  StatusUpdate news() throws InterruptedException {
    try {
      return hear(StatusUpdateMessage.getDefaultInstance())
          .open(StatusUpdateMessage.parser())
          .getUpdate();
    } catch (InvalidProtocolBufferException broken) {
      throw new Fault("an agent's message", broken);
    }
  }

  /// The next piece of news, acknowledged.
  StatusUpdate acknowledged() throws InterruptedException {
    var update = news();
    acknowledge(update);
    return update;
  }

  void acknowledge(StatusUpdate update) {
    say(
        StatusUpdateAcknowledgementMessage.newBuilder()
            .setSlaveId(update.getSlaveId())
            .setFrameworkId(update.getFrameworkId())
            .setTaskId(update.getStatus().getTaskId())
            .setUuid(update.getUuid())
            .build());
  }

  @Override
  public void close() {
    sender.close();
    server.close();
  }
}
