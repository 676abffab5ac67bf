package io.mesocosm.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VirtualNetworkTest {
  private static final Pid SERVER = new Pid("master", "10.0.0.1", 5050);
  private static final Pid CLIENT = new Pid("slave(1)", "10.0.0.2", 5051);

  private final World world = new World(new Seed(3));
  private final List<String> heard = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Node server = world.node("server", this::serve);
  private final Node client = world.node("client", _ -> {});

  VirtualNetworkTest() {
    server.start();
    client.start();
  }

  private void serve(Life life) {
    world
        .network()
        .open(life, SERVER.address())
        .onEnvelope(envelope -> heard.add(envelope.name()))
        .onRequest((request, exchange) -> {
          heard.add("asked " + request);
          exchanges.add(exchange);
        });
  }

  private Life life() {
    return client.life().orElseThrow();
  }

  private Port port() {
    return world.network().open(life(), CLIENT.address());
  }

  private static Envelope envelope(String name) {
    return new Envelope(CLIENT, SERVER, name, ByteString.EMPTY);
  }

  @Test
  void deliversInOrder() {
    var port = port();
    world.network().slow(Duration.ofSeconds(1));
    var names = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
    names.forEach(name -> port.send(envelope(name)));
    world.run(Duration.ofMinutes(1));
    assertThat(heard).isEqualTo(names);
  }

  @Test
  void holdsBackAcrossAPartition() {
    var port = port();
    port.send(envelope("before"));
    world.run(Duration.ofSeconds(1));
    world.network().partition("client", "server");
    port.send(envelope("during"));
    world.run(Duration.ofSeconds(10));
    assertThat(heard).containsExactly("before");
    world.network().reconnect("client", "server");
    world.run(Duration.ofSeconds(1));
    assertThat(heard).containsExactly("before", "during");
  }

  @Test
  void givesUpAfterALongPartition() {
    var port = port();
    var exited = new ArrayList<Pid>();
    port.link(SERVER, exited::add);
    port.send(envelope("before"));
    world.run(Duration.ofSeconds(1));
    world.network().partition("client", "server");
    port.send(envelope("lost"));
    world.run(Duration.ofMinutes(3));
    assertThat(exited).containsExactly(SERVER);
    world.network().heal();
    port.send(envelope("after"));
    world.run(Duration.ofSeconds(1));
    assertThat(heard).containsExactly("before", "after");
  }

  @Test
  void tellsThatAProgramDied() {
    var exited = new ArrayList<Pid>();
    port().link(SERVER, exited::add);
    world.run(Duration.ofSeconds(1));
    server.crash();
    world.run(Duration.ofSeconds(1));
    assertThat(exited).containsExactly(SERVER);
  }

  @Test
  void doesNotTellThatAMachineLostItsPower() {
    var exited = new ArrayList<Pid>();
    var port = port();
    port.link(SERVER, exited::add);
    world.run(Duration.ofSeconds(1));
    server.powerOff();
    world.run(Duration.ofMinutes(10));
    assertThat(exited).isEmpty();
    port.send(envelope("into the void"));
    world.run(Duration.ofMinutes(2));
    assertThat(exited).containsExactly(SERVER);
  }

  private static final class Remembering implements Client.Answer, Client.Stream {
    private final List<Object> said = new ArrayList<>();

    @Override
    public void answered(Object reply) {
      said.add(reply);
    }

    @Override
    public void failed(String why, boolean notDone) {
      said.add(why + (notDone ? ", not done" : ", maybe done"));
    }

    @Override
    public void opened(Object head) {
      said.add(head);
    }

    @Override
    public void record(Object record) {
      said.add(record);
    }

    @Override
    public void replied(Object reply) {
      said.add(reply);
    }

    @Override
    public void ended(String why) {
      said.add(why);
    }
  }

  private Remembering ask() {
    var answer = new Remembering();
    new Client(world.network(), life())
        .ask(SERVER.address(), "why", Duration.ofSeconds(30), answer);
    return answer;
  }

  @Test
  void bringsAnswersLate() {
    var answer = ask();
    world.run(Duration.ofSeconds(5));
    exchanges.getFirst().reply("because");
    world.run(Duration.ofSeconds(1));
    assertThat(answer.said).containsExactly("because");
  }

  @Test
  void saysWhetherARequestMayHaveBeenSeen() {
    var unanswered = ask();
    world.run(Duration.ofSeconds(1));
    server.crash();
    var refused = ask();
    world.run(Duration.ofSeconds(1));
    server.start();
    world.network().partition("client", "server");
    var unreachable = ask();
    world.run(Duration.ofMinutes(1));
    assertThat(unanswered.said).containsExactly("connection CLOSED, maybe done");
    assertThat(refused.said).containsExactly("connection REFUSED, not done");
    assertThat(unreachable.said).containsExactly("connection UNREACHABLE, not done");
  }

  @Test
  void streamsUntilEitherSideEnds() {
    var stream = new Remembering();
    var open = new Client(world.network(), life()).open(SERVER.address(), "subscribe", stream);
    world.run(Duration.ofSeconds(1));
    var exchange = exchanges.getFirst();
    var closed = new ArrayList<String>();
    exchange.onClose(() -> closed.add("closed"));
    exchange.stream("head");
    exchange.record("one");
    exchange.record("two");
    world.run(Duration.ofSeconds(1));
    assertThat(stream.said).containsExactly("head", "one", "two");
    open.close();
    world.run(Duration.ofSeconds(1));
    assertThat(closed).containsExactly("closed");
  }

  @Test
  void letsAHalfOpenStreamLiveUntilSomeoneSpeaks() {
    var stream = new Remembering();
    new Client(world.network(), life()).open(SERVER.address(), "subscribe", stream);
    world.run(Duration.ofSeconds(1));
    exchanges.getFirst().stream("head");
    world.run(Duration.ofSeconds(1));
    var closed = new ArrayList<String>();
    exchanges.getFirst().onClose(() -> closed.add("closed"));
    client.powerOff();
    world.run(Duration.ofMinutes(5));
    assertThat(closed).isEmpty();
    exchanges.getFirst().record("anyone there?");
    world.run(Duration.ofMinutes(2));
    assertThat(closed).containsExactly("closed");
    assertThat(Optional.of(client.isUp())).contains(false);
  }

  @Test
  void findsOutThatAMachineCameBackWithoutItsConnections() {
    var exited = new ArrayList<Pid>();
    var port = port();
    port.link(SERVER, exited::add);
    world.run(Duration.ofSeconds(1));
    server.powerOff();
    port.send(envelope("into the void"));
    world.run(Duration.ofSeconds(5));
    server.start();
    world.run(Duration.ofMinutes(2));
    assertThat(exited).containsExactly(SERVER);
    assertThat(heard).isEmpty();
  }
}
