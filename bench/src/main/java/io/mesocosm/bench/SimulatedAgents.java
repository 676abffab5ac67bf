package io.mesocosm.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.LibprocessWire;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Many [SimulatedAgent]s behind one port of this process, as actors `slave(1)`, `slave(2)` …; they
/// share one connection to the master and one from it. All of them live on one thread.
final class SimulatedAgents implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long TRY_AGAIN_MS = 500;

  private final HttpServer server;
  private final LibprocessSender sender;
  private final Pid address;
  private final List<SimulatedAgent> agents;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("agents").factory());

  /// @param ends whether a task, by its id, finishes as soon as it runs
  SimulatedAgents(int count, Pid master, Resources each, Predicate<String> ends)
      throws IOException {
    var config = new LibprocessSender.Config(200_000, PATIENCE);
    sender = new LibprocessSender(config, _ -> {});
    var routes = Routes.builder().post("/{actor}/{message}", this::receive).build();
    server = HttpServer.start(HttpServerConfig.of(HOST, 0), routes);
    address = new Pid("slave", HOST, server.port());
    agents =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new SimulatedAgent(actor(number), master, each, ends))
            .toList();
  }

  private Pid actor(int number) {
    return new Pid("slave(" + number + ")", HOST, server.port());
  }

  private Response receive(Request request) {
    var envelope = LibprocessWire.read(request.rawPath(), request::header, request.body(), address);
    envelope.ifPresent(some -> thread.execute(() -> deliver(some)));
    return Response.of(202);
  }

  private void deliver(Envelope envelope) {
    var name = envelope.to().actor();
    var number = Integer.parseInt(name.substring(name.indexOf('(') + 1, name.indexOf(')')));
    try {
      agents.get(number - 1).hear(envelope).forEach(sender::send);
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("the master sent what is no message", broken);
    }
  }

  /// Returns once all are registered.
  void register() throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var missing = new CompletableFuture<Integer>();
      thread.execute(() -> missing.complete(registerMissing()));
      if (missing.join() == 0) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble(missing.join() + " agents were not registered");
      }
      Thread.sleep(TRY_AGAIN_MS);
    }
  }

  private int registerMissing() {
    var missing = agents.stream().filter(agent -> !agent.isRegistered()).toList();
    missing.forEach(agent -> sender.send(agent.register()));
    return missing.size();
  }

  /// One of the running tasks says so again.
  ///
  /// @param turn which agent and task, in turn
  void sayAgain(int turn) {
    thread.execute(() -> {
      var agent = agents.get(turn % agents.size());
      if (agent.running() > 0) {
        sender.send(agent.sayAgain(turn / agents.size()));
      }
    });
  }

  @Override
  public void close() {
    server.close();
    thread.shutdownNow();
    sender.close();
  }
}
