package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `offer_constraints` over the wire, beside one agent with the attributes `rack:r1`, `zone:[1-3]`
/// and `num:4` on `127.0.0.1`, in no domain. Mesos 1.11, offer constraints.
class OfferConstraintsTest {
  private static final String RACK = "{'attribute_name':'rack'}";
  private static final String NUMBER = "{'attribute_name':'num'}";
  private static final String NOTHING = "{'attribute_name':'gpu'}";
  private static final String HOST = "{'pseudoattribute_type':'HOSTNAME'}";
  private static final String REGION = "{'pseudoattribute_type':'REGION'}";

  private final MasterInMemory master = Scenes.idle();

  private static String constraint(String selector, String predicate) {
    return "{'selector':%s,'predicate':%s}".formatted(selector, predicate);
  }

  /// One group for each list.
  private static String constraints(String role, List<String> groups) {
    return "{'role_constraints':{'%s':{'groups':[%s]}}}"
        .formatted(
            role,
            String.join(
                ",", groups.stream().map("{'attribute_constraints':[%s]}"::formatted).toList()));
  }

  private static String subscribe(String constraints) {
    return ("{'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'root','name':'x','roles':['*'],"
            + "'capabilities':[{'type':'MULTI_ROLE'}]},'offer_constraints':%s}}")
        .formatted(constraints)
        .replace('\'', '"');
  }

  private boolean isOffered(String constraints) {
    var stream = master.subscribe(subscribe(constraints));
    master.pass(Duration.ofSeconds(1));
    return stream.drain().stream().anyMatch(event -> event.contains("\"OFFERS\""));
  }

  static Stream<Arguments> tests() {
    return Stream.of(
        arguments(RACK, "{'exists':{}}", true),
        arguments(RACK, "{'not_exists':{}}", false),
        arguments(RACK, "{'text_equals':{'value':'r1'}}", true),
        arguments(RACK, "{'text_equals':{'value':'r'}}", false),
        arguments(RACK, "{'text_not_equals':{'value':'r1'}}", false),
        arguments(RACK, "{'text_matches':{'regex':'r[0-9]'}}", true),
        arguments(RACK, "{'text_matches':{'regex':'r'}}", false),
        arguments(RACK, "{'text_not_matches':{'regex':'r'}}", true),
        arguments(NUMBER, "{'exists':{}}", true),
        arguments(NUMBER, "{'not_exists':{}}", false),
        arguments(NUMBER, "{'text_equals':{'value':'5'}}", true),
        arguments(NUMBER, "{'text_not_matches':{'regex':'.*'}}", true),
        arguments(NOTHING, "{'exists':{}}", false),
        arguments(NOTHING, "{'not_exists':{}}", true),
        arguments(NOTHING, "{'text_equals':{'value':''}}", false),
        arguments(NOTHING, "{'text_not_equals':{'value':''}}", true),
        arguments(NOTHING, "{'text_not_matches':{'regex':'.*'}}", true),
        arguments(HOST, "{'text_equals':{'value':'127.0.0.1'}}", true),
        arguments(HOST, "{'text_not_matches':{'regex':'127.*'}}", false),
        arguments(REGION, "{'exists':{}}", false),
        arguments(REGION, "{'text_not_equals':{'value':'a'}}", true));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void offersWhatIsWanted(String selector, String predicate, boolean offered) {
    assertThat(isOffered(constraints("*", List.of(constraint(selector, predicate)))))
        .isEqualTo(offered);
  }

  @Test
  void wantsAllOfOneGroup() {
    var yes = constraint(RACK, "{'exists':{}}");
    var no = constraint(RACK, "{'not_exists':{}}");
    assertThat(isOffered(constraints("*", List.of(yes + "," + no)))).isFalse();
    assertThat(isOffered(constraints("*", List.of(yes + "," + no, yes)))).isTrue();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(constraints("*", List.of()), "role_constraints/*/groups: one group or more"),
        arguments(constraints("*", List.of("")), "groups(0)/attribute_constraints: one constraint"),
        arguments(
            constraints("ops", List.of(constraint(RACK, "{'exists':{}}"))),
            "role_constraints/ops: got 'ops', allowed is a role of the framework: *"),
        arguments(
            constraints("*", List.of(constraint("{}", "{'exists':{}}"))),
            "/selector: attribute_name"),
        arguments(
            constraints(
                "*", List.of(constraint("{'pseudoattribute_type':'RACK'}", "{'exists':{}}"))),
            "/selector: attribute_name, or pseudoattribute_type HOSTNAME, REGION or ZONE"),
        arguments(constraints("*", List.of(constraint(RACK, "{}"))), "/predicate: exists"),
        arguments(
            constraints("*", List.of(constraint(RACK, "{'text_matches':{'regex':'('}}"))),
            "/text_matches/regex: got '(', allowed is a pattern as RE2 knows it"),
        arguments(
            constraints("*", List.of(constraint(RACK, "{'text_matches':{'regex':'a{900}'}}"))),
            "/text_matches/regex: got 'a{900}', allowed is a pattern of at most 100 instructions"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsWrongWithThem(String constraints, String text) {
    var stream = master.subscribe(subscribe(constraints));
    var events = stream.drain();
    assertThat(events)
        .singleElement()
        .asString()
        .contains("\"ERROR\"", "/offer_constraints/", text);
    assertThat(master.get("/frameworks")).contains("\"frameworks\":[]");
  }

  @Test
  void areReplacedByAnUpdateAndShown() {
    var none = constraints("*", List.of(constraint(RACK, "{'not_exists':{}}")));
    var stream = master.subscribe(subscribe(none));
    master.pass(Duration.ofSeconds(1));
    assertThat(stream.drain()).noneMatch(event -> event.contains("\"OFFERS\""));
    var framework = MasterInMemory.ID + "-0000";
    assertThat(master.get("/frameworks"))
        .contains("\"offer_constraints\":" + none.replace('\'', '"'));

    assertThat(update(framework, stream, "{'role_constraints':{'x':{}}}").status()).isEqualTo(400);
    master.pass(Duration.ofSeconds(1));
    assertThat(stream.drain()).noneMatch(event -> event.contains("\"OFFERS\""));

    assertThat(update(framework, stream, "{}").status()).isEqualTo(200);
    master.pass(Duration.ofSeconds(1));
    assertThat(stream.drain()).anyMatch(event -> event.contains("\"OFFERS\""));
    assertThat(master.get("/frameworks")).contains("\"offer_constraints\":{}");
  }

  private Response update(
      String framework, MasterInMemory.Subscription stream, String constraints) {
    var body =
        ("{'type':'UPDATE_FRAMEWORK','framework_id':{'value':'%s'},'update_framework':{'framework_info':"
                + "{'id':{'value':'%s'},'user':'root','name':'x','roles':['*'],"
                + "'capabilities':[{'type':'MULTI_ROLE'}]},'offer_constraints':%s}}")
            .formatted(framework, framework, constraints)
            .replace('\'', '"');
    return master.call("/api/v1/scheduler", body, "Mesos-Stream-Id", stream.id());
  }
}
