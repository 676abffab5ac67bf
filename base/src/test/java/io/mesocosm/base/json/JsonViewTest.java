package io.mesocosm.base.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonViewTest {
  private enum Network {
    HOST,
    BRIDGE
  }

  private final List<Refusal> problems = new ArrayList<>();

  private JsonView view(String text) {
    return switch (JsonParser.parse(text.replace('\'', '"'))) {
      case Outcome.Ok<Json>(var root) -> JsonView.of(root, problems);
      case Outcome.Refused<Json>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private List<String> problemTexts() {
    return problems.stream().map(Refusal::text).toList();
  }

  @Test
  void readsEachKind() {
    var view =
        view(
            "{'t':'x','i':4.0,'l':5000000000,'d':0.5,'f':true,'e':'bridge','n':null,"
                + "'o':{'in':1},'os':[{},{'k':'v'}],'ts':['a','b'],'m':{'a':'1'}}");
    assertThat(view.text("t")).contains("x");
    assertThat(view.integer("i")).contains(4);
    assertThat(view.wholeNumber("l")).contains(5_000_000_000L);
    assertThat(view.number("d")).contains(0.5);
    assertThat(view.flag("f")).contains(true);
    assertThat(view.oneOf("e", Network.class)).contains(Network.BRIDGE);
    assertThat(view.object("o").orElseThrow().path("in")).isEqualTo("/o/in");
    assertThat(view.objects("os").orElseThrow().getLast().path()).isEqualTo("/os(1)");
    assertThat(view.texts("ts").orElseThrow()).containsExactly("a", "b");
    assertThat(view.textMap("m")).contains(Map.of("a", "1"));
    assertThat(problems).isEmpty();
  }

  @Test
  void tellsAbsentFromNull() {
    var view = view("{'n':null}");
    assertThat(view.has("n")).isFalse();
    assertThat(view.isNull("n")).isTrue();
    assertThat(view.isNull("x")).isFalse();
    assertThat(view.text("n")).isEmpty();
    assertThat(view.text("x")).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void collectsEveryProblemWithItsPath() {
    var view =
        view("{'a':{'t':1,'i':'x','os':[1],'ts':['a',2],'m':{'k':3},'e':'none','big':1e10}}");
    var inner = view.object("a").orElseThrow();
    assertThat(inner.text("t")).isEmpty();
    assertThat(inner.integer("i")).isEmpty();
    assertThat(inner.integer("big")).isEmpty();
    assertThat(inner.objects("os").orElseThrow()).isEmpty();
    assertThat(inner.texts("ts").orElseThrow()).containsExactly("a");
    assertThat(inner.textMap("m").orElseThrow()).isEmpty();
    assertThat(inner.oneOf("e", Network.class)).isEmpty();
    inner.refuse("cmd", "", "a command or a container");
    assertThat(problemTexts())
        .containsExactly(
            "/a/t: got '1', allowed is a string",
            "/a/i: got 'x', allowed is a whole number of 32 bits",
            "/a/big: got '1e10', allowed is a whole number of 32 bits",
            "/a/os(0): got '1', allowed is an object",
            "/a/ts(1): got '2', allowed is a string",
            "/a/m/k: got '3', allowed is a string",
            "/a/e: got 'none', allowed is one of HOST, BRIDGE",
            "/a/cmd: a command or a container");
  }

  @Test
  void refusesARootThatIsNoObject() {
    assertThat(view("[1]").names()).isEmpty();
    assertThat(problemTexts()).containsExactly("/: got 'a list', allowed is an object");
  }
}
