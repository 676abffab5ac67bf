package io.mesocosm.marathon.http.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':5} | /id | error.expected.jsstring",
        "{'id':'A'} | /id | error.pattern",
        "{'id':'/'} | /id | error.pattern",
        "{'cmd':''} | /cmd | error.minLength",
        "{'cpus':'1'} | /cpus | error.expected.jsnumber",
        "{'cpus':-1} | /cpus | error.min",
        "{'instances':-1} | /instances | error.min",
        "{'instances':1.5} | /instances | error.expected.jsnumber",
        "{'labels':[]} | /labels | error.expected.jsobject",
        "{'healthChecks':{}} | /healthChecks | error.expected.jsarray",
        "{'requirePorts':'yes'} | /requirePorts | error.expected.jsboolean",
        "{'portDefinitions':[{'port':65536}]} | /portDefinitions(0)/port | error.max",
        "{'healthChecks':[{'protocol':'FTP'}]} | /healthChecks(0)/protocol"
            + " | error.unknown.enum.literal",
        "{'networks':[{'mode':'mesh'}]} | /networks(0)/mode | error.unknown.enum.literal",
        "{'killSelection':'ANY'} | /killSelection | error.unknown.enum.literal",
        "{'container':{'docker':{}}} | /container/docker/image | error.path.missing",
        "{'container':{'volumes':[{'containerPath':'p'}]}} | /container/volumes(0)/mode"
            + " | error.path.missing",
        "{'upgradeStrategy':{'minimumHealthCapacity':1.5}}"
            + " | /upgradeStrategy/minimumHealthCapacity | error.max",
        "{'backoffFactor':0.5} | /backoffFactor | error.min",
        "{'fetch':[{}]} | /fetch(0)/uri | error.path.missing",
        "{'env':{'A':1}} | /env/A | error.expected.jsstring",
        "{'dependencies':['B']} | /dependencies | error.pattern",
        "{'acceptedResourceRoles':[]} | /acceptedResourceRoles | error.min",
        "{'unreachableStrategy':{'inactiveAfterSeconds':2,'expungeAfterSeconds':1}}"
            + " | /unreachableStrategy | error.invalid",
        "{'constraints':[['hostname']]} | /constraints(0) | error.invalid",
        "{'constraints':[['hostname','NEAR']]} | /constraints(0) | error.invalid",
        "{'check':{}} | /check | error.invalid",
      })
  void namesTheFieldAndTheKey(String body, String path, String key) {
    var problems = new ArrayList<Refusal>();
    Bodies.read(new AppReader(ApiDefaults.DEFAULT), body, problems);
    assertThat(problems).first().extracting(Refusal::field).isEqualTo(path);
    assertThat(Wording.key(problems.getFirst().allowed())).isEqualTo(key);
  }

  @Test
  void reportsEverythingAtOnce() {
    assertThat(Bodies.problems("{'id':5,'cpus':-1,'portDefinitions':[{'port':-1}],'mem':'a'}"))
        .containsExactlyInAnyOrder(
            "/id: a string",
            "/cpus: at least 0",
            "/portDefinitions(0)/port: at least 0",
            "/mem: a number");
  }

  @Test
  void ignoresWhatItDoesNotKnow() {
    assertThat(Bodies.app("{'cmd':'x','tasksRunning':3,'deployments':[],'flavour':{'a':1}}"))
        .isEqualTo(Bodies.app("{'cmd':'x'}"));
  }

  @Test
  void anUpdateReplacesWholeFieldsAndKeepsTheRest() {
    var before = Bodies.app("{'cmd':'x','env':{'A':'1','B':'2'},'instances':3,'labels':{'l':'m'}}");
    var after = Bodies.updated(before, "{'env':{'C':'3'}}");
    assertThat(after)
        .isEqualTo(Bodies.app("{'cmd':'x','env':{'C':'3'},'instances':3,'labels':{'l':'m'}}"));
  }

  @Test
  void aCommandTakesThePlaceOfArgumentsAndBack() {
    var before = Bodies.app("{'cmd':'x'}");
    var args = Bodies.updated(before, "{'args':['y','z']}");
    assertThat(args.spec().command().args()).containsExactly("y", "z");
    assertThat(args.spec().command().shell()).isEmpty();
    assertThat(Bodies.updated(args, "{'cmd':'x'}")).isEqualTo(before);
  }

  @Test
  void anotherNetworkDropsThePortsOfTheOldOne() {
    var host = Bodies.app("{'portDefinitions':[{'port':7}],'container':{'docker':{'image':'i'}}}");
    var bridge = Bodies.updated(host, "{'networks':[{'mode':'container/bridge'}]}");
    assertThat(bridge.spec().servicePorts()).containsExactly(0);
    assertThat(bridge.spec().mappings()).hasSize(1);
    var back = Bodies.updated(bridge, "{'networks':[{'mode':'host'}]}");
    assertThat(back.spec().mappings()).isEmpty();
    assertThat(back.spec().ports().definitions()).hasSize(1);
  }

  @Test
  void anUpdateKeepsLimitsAndExecutorResources() {
    var before =
        Bodies.app(
            "{'cmd':'x','executor':'//cmd','executorResources':{'cpus':0.2},"
                + "'resourceLimits':{'cpus':'unlimited','mem':256}}");
    assertThat(Bodies.updated(before, "{'instances':2}")).isEqualTo(before.withInstances(2));
  }
}
