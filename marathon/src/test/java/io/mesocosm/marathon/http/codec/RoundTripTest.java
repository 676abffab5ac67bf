package io.mesocosm.marathon.http.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.AppPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is printed reads as the same app, whatever of the API's fields it uses.
final class RoundTripTest {
  private static final List<List<String>> CHOICES =
      List.of(
          List.of("cmd", "'sleep 9'", "'x && y'"),
          List.of("args", "['a','b']"),
          List.of("cpus", "0.001", "3", "0.125"),
          List.of("mem", "0", "4096.5"),
          List.of("disk", "10"),
          List.of("gpus", "2"),
          List.of("instances", "0", "7"),
          List.of("env", "{'A':'1','':'e'}", "{'S':{'secret':'s'}}"),
          List.of("secrets", "{'s':{'source':'/path'}}"),
          List.of("labels", "{'a':'b','c':''}"),
          List.of("user", "'nobody'"),
          List.of("executor", "'//cmd'"),
          List.of("executorResources", "{'cpus':0.5,'mem':64,'disk':20}"),
          List.of("resourceLimits", "{'cpus':'unlimited'}", "{'cpus':8,'mem':9000}"),
          List.of("acceptedResourceRoles", "['*']"),
          List.of("role", "'web'"),
          List.of("constraints", "[['hostname','UNIQUE'],['rack','GROUP_BY','3']]"),
          List.of(
              "container",
              "{'docker':{'image':'i','forcePullImage':true,'parameters':[{'key':'k','value':'v'}]}}",
              "{'type':'MESOS','volumes':[{'containerPath':'c','hostPath':'/h','mode':'RO'},"
                  + "{'containerPath':'p','mode':'RW','persistent':{'size':9,'type':'mount',"
                  + "'maxSize':10}},{'containerPath':'s','secret':'s'}]}",
              "{'docker':{'image':'i','pullConfig':{'secret':'s'}},'type':'MESOS',"
                  + "'linuxInfo':{'seccomp':{'unconfined':true},'ipcInfo':{'mode':'PRIVATE',"
                  + "'shmSize':4}}}"),
          List.of(
              "networks",
              "[{'mode':'host'}]",
              "[{'mode':'container/bridge'}]",
              "[{'name':'n','labels':{'x':'y'}},{'name':'m'}]"),
          List.of(
              "portDefinitions", "[{'port':7,'name':'p','labels':{'VIP_0':'1.2.3.4:5'}}]", "[]"),
          List.of("requirePorts", "true"),
          List.of("fetch", "[{'uri':'http://x/y','cache':true,'destPath':'z'}]"),
          List.of(
              "healthChecks",
              "[{'protocol':'HTTP','path':'/p','ignoreHttp1xx':true}]",
              "[{'protocol':'MESOS_TCP','port':80,'ipProtocol':'IPv6','delaySeconds':0}]",
              "[{'protocol':'COMMAND','command':{'value':'true'},'maxConsecutiveFailures':0}]"),
          List.of("readinessChecks", "[{'portName':'p','httpStatusCodesForReady':[200,204]}]"),
          List.of(
              "check",
              "{'http':{'portIndex':0,'path':'/c','scheme':'HTTPS'}}",
              "{'exec':{'command':{'argv':['a','b']}},'delaySeconds':1}",
              "{'tcp':{'port':9}}"),
          List.of("dependencies", "['/x','y']"),
          List.of("upgradeStrategy", "{'minimumHealthCapacity':0.25}"),
          List.of("backoffSeconds", "0"),
          List.of("backoffFactor", "2.5"),
          List.of("maxLaunchDelaySeconds", "9"),
          List.of("taskKillGracePeriodSeconds", "0"),
          List.of("killSelection", "'oldest_first'"),
          List.of(
              "unreachableStrategy",
              "'disabled'",
              "{'inactiveAfterSeconds':1,'expungeAfterSeconds':2}"),
          List.of("residency", "{'taskLostBehavior':'RELAUNCH_AFTER_TIMEOUT'}"),
          List.of("tty", "true", "false"));

  @Test
  void readsWhatItPrints() {
    var reader = new AppReader(ApiDefaults.DEFAULT);
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      var body = body(random);
      var problems = new ArrayList<Refusal>();
      var app = reader.read(JsonView.of(body, problems), AppPath.of("/g/a"), "*");
      var again = reader.read(JsonView.of(AppWriter.json(app), problems), app.id(), "other");
      assertThat(problems).as(JsonText.text(body)).isEmpty();
      assertThat(again).as(JsonText.text(body)).isEqualTo(app);
      assertThat(AppWriter.json(again)).isEqualTo(AppWriter.json(app));
    }
  }

  private static Json.Obj body(Random random) {
    var fields = new LinkedHashMap<String, Json>();
    for (var choice : CHOICES) {
      int pick = random.nextInt(choice.size());
      if (pick > 0) {
        fields.put(choice.getFirst(), Bodies.json(choice.get(pick)));
      }
    }
    if (fields.containsKey("cmd")) {
      fields.remove("args");
    }
    return new Json.Obj(fields);
  }
}
