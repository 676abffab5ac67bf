package io.mesocosm.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.OfferFilters;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.master.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the originals' parser lets pass, and what it does not (seen on 1.12-dev).
class LenientJsonTest {
  private static final FrameworkInfo FRAMEWORK = FrameworkInfo.getDefaultInstance();

  @Test
  void takesNumbersAndBooleansInQuotes() {
    var framework =
        read(
            "{'user':'u','name':'n','failover_timeout':'60','checkpoint':'true','x':[1,{}]}",
            FRAMEWORK);
    assertThat(framework.getFailoverTimeout()).isEqualTo(60.0);
    assertThat(framework.getCheckpoint()).isTrue();
    assertThat(read("{'begin':'7','end':18446744073709551615}", Value.Range.getDefaultInstance()))
        .isEqualTo(Value.Range.newBuilder().setBegin(7).setEnd(-1).build());
  }

  @Test
  void takesNullAsAbsentAndOneAsAList() {
    var framework = read("{'user':'u','name':'n','hostname':null,'roles':'a'}", FRAMEWORK);
    assertThat(framework.hasHostname()).isFalse();
    assertThat(framework.getRolesList()).containsExactly("a");
  }

  @Test
  void passesOverUnknownEnumNamesInOptionalFields() {
    assertThat(read("{'type':'get_health'}", Call.getDefaultInstance()).hasType()).isFalse();
    assertThat(fields("{'type':'cpus'}", Value.getDefaultInstance())).containsExactly("/type");
    assertThat(fields("{'type':5}", Call.getDefaultInstance())).containsExactly("/type");
  }

  @Test
  void takesSpansAsTextWhereTheDocumentationShowsThem() {
    for (String span : List.of("'10mins'", "{'seconds':600}", "'0.1hrs'")) {
      var call =
          read(
              "{'drain_agent':{'agent_id':{'value':'a'},'max_grace_period':%s}}".formatted(span),
              Call.getDefaultInstance());
      assertThat(call.getDrainAgent().getMaxGracePeriod().getSeconds())
          .isEqualTo(span.contains("0.1") ? 360 : 600);
    }
  }

  @Test
  void readsMaps() {
    var quantities =
        read(
            "{'quantities':{'cpus':{'value':1},'mem':{'value':'Infinity'}}}",
            OfferFilters.ResourceQuantities.getDefaultInstance());
    assertThat(quantities.getQuantitiesOrThrow("cpus").getValue()).isEqualTo(1.0);
    assertThat(quantities.getQuantitiesOrThrow("mem").getValue()).isInfinite();
  }

  @Test
  void namesThePathOfEveryProblem() {
    assertThat(
            fields(
                "{'name':1,'resources':[{'name':'cpus','type':'SCALAR','scalar':{'value':'x'}}],"
                    + "'data':'?','command':{'uris':[{'value':'a'},{'executable':3}]},'limits':[]}",
                TaskInfo.getDefaultInstance()))
        .containsExactly(
            "/name",
            "/resources(0)/scalar/value",
            "/data",
            "/command/uris(1)/executable",
            "/limits");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(fields("{'name':'x','task_id':{}}", TaskInfo.getDefaultInstance()))
        .containsExactlyInAnyOrder("/agent_id", "/task_id/value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "'x'",
        "{'a':1",
        "{'a':1,}",
        "{a:1}",
        "{} {}",
        "{'a':01}",
        "{'a':'\\x'}",
        "nul"
      })
  void refusesWhatIsNoObject(String text) {
    assertThat(refusals(text, FRAMEWORK))
        .extracting(Refusal::reason)
        .containsExactly(Refusal.Reason.MALFORMED);
  }

  @Test
  void survivesDeepNesting() {
    assertThat(refusals("{'x':" + "[".repeat(100_000), FRAMEWORK)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, JSON",
    "application/x-protobuf, PROTOBUF",
    "Application/JSON; charset=utf-8, JSON",
    "text/plain,",
    "application/recordio,",
  })
  void knowsContentTypes(String header, MediaType type) {
    assertThat(MediaType.of(header).orElse(null)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "'', JSON",
    "*/*, JSON",
    "application/*, JSON",
    "application/x-protobuf, PROTOBUF",
    "'application/x-protobuf, application/json', JSON",
    "'application/x-protobuf, application/json;q=0', PROTOBUF",
    "'text/html, */*;q=0.1', JSON",
    "text/plain,",
    "application/recordio,",
  })
  void choosesTheEncodingOfTheAnswer(String header, MediaType type) {
    assertThat(MediaType.accepted(header).orElse(null)).isEqualTo(type);
  }

  @Test
  void decodesBothEncodings() {
    var framework =
        FRAMEWORK.toBuilder()
            .setUser("u")
            .setName("n")
            .setFailoverTimeout(60)
            .setCheckpoint(true)
            .build();
    for (MediaType type : MediaType.values()) {
      assertThat(type.decode(type.encode(framework), FRAMEWORK)).isEqualTo(Outcome.ok(framework));
    }
    assertThat(MediaType.PROTOBUF.decode(new byte[] {1, 2, 3}, FRAMEWORK))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(MediaType.PROTOBUF.decode(new byte[0], FRAMEWORK))
        .isInstanceOf(Outcome.Refused.class);
  }

  private static <T extends Message> T read(String text, T kind) {
    return ((Outcome.Ok<T>) parse(text, kind)).value();
  }

  private static <T extends Message> List<String> fields(String text, T kind) {
    return refusals(text, kind).stream().map(Refusal::field).toList();
  }

  private static <T extends Message> List<Refusal> refusals(String text, T kind) {
    return ((Outcome.Refused<T>) parse(text, kind)).refusals();
  }

  private static <T extends Message> Outcome<T> parse(String text, T kind) {
    return MessageJson.parse(text.replace('\'', '"').getBytes(UTF_8), kind);
  }
}
