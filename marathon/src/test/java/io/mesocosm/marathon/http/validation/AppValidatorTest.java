package io.mesocosm.marathon.http.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.http.codec.Bodies;
import io.mesocosm.marathon.http.codec.Wording;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row: a body, and the one problem it has (Marathon 1.11, app validation).
final class AppValidatorTest {
  private static final AppValidator VALIDATOR = new AppValidator(ApiDefaults.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | /: cmd, args, or a container with an image",
        "{'container':{'type':'MESOS'}} | /: cmd, args, or a container with an image",
        "{'cmd':'x','id':'a/tasks'} | /id: a path that does not end in restart, tasks or versions",
        "{'cmd':'x','portDefinitions':[{'port':7},{'port':7}]} | /portDefinitions: each port once",
        "{'cmd':'x','portDefinitions':[{'name':'p'},{'name':'p'}]}"
            + " | /portDefinitions: each port name once",
        "{'cmd':'x','networks':[{'mode':'host'},{'name':'n'}]}"
            + " | /networks: one mode for all networks",
        "{'cmd':'x','networks':[{'mode':'host','name':'n'}]}"
            + " | /networks(0)/name: nothing but on container networks",
        "{'cmd':'x','networks':[{'mode':'host'},{'mode':'host'}]}"
            + " | /networks: one network, unless all are container networks",
        "{'cmd':'x','networks':[{}]} | /networks(0)/name: a name of at most 63 lower-case letters,"
            + " digits, inner dashes and underscores",
        "{'networks':[{'name':'n'},{'name':'m'}],'container':{'docker':{'image':'i'},"
            + "'portMappings':[]}} | /networks: one network with the Docker engine",
        "{'cmd':'x','networks':[{'name':'n'},{'name':'n'}]}"
            + " | /networks(1)/name: a name that occurs once",
        "{'networks':[{'mode':'container/bridge'}],'container':{'docker':{'image':'i'},"
            + "'portMappings':[{'name':'p'},{'name':'p'}]}}"
            + " | /container/portMappings: each port name once",
        "{'cmd':'x','networks':[{'name':'n'},{'name':'m'}],'container':{'type':'MESOS',"
            + "'portMappings':[{'hostPort':0}]}} | /container/portMappings(0)/networkNames:"
            + " exactly one network for a host port when there are several",
        "{'cmd':'x','networks':[{'name':'n'}],'container':{'type':'MESOS',"
            + "'portMappings':[{'networkNames':['m']}]}}"
            + " | /container/portMappings(0)/networkNames: names of the app's networks",
        "{'cmd':'x','healthChecks':[{'portIndex':1}]} | /healthChecks(0)/portIndex: 0..0",
        "{'cmd':'x','ports':[],'healthChecks':[{}]}"
            + " | /healthChecks(0)/portIndex: a port: the app has none",
        "{'cmd':'x','healthChecks':[{'protocol':'COMMAND'}]}"
            + " | /healthChecks(0)/command: a command for the protocol COMMAND",
        "{'cmd':'x','healthChecks':[{'protocol':'MESOS_TCP'},{'protocol':'MESOS_HTTP'}]}"
            + " | /healthChecks: at most one check that Mesos runs: COMMAND or MESOS_*",
        "{'cmd':'x','healthChecks':[{'protocol':'TCP','path':'/p'}]}"
            + " | /healthChecks(0)/path: nothing but with the HTTP protocols",
        "{'cmd':'x','healthChecks':[{'ipProtocol':'IPv6'}]} | /healthChecks(0)/ipProtocol:"
            + " IPv4, unless Mesos checks HTTP or TCP of a Docker container",
        "{'cmd':'x','readinessChecks':[{'portName':'default','timeoutSeconds':30}]}"
            + " | /readinessChecks(0)/timeoutSeconds: less than intervalSeconds",
        "{'cmd':'x','readinessChecks':[{}]}"
            + " | /readinessChecks(0)/portName: the name of one of the app's ports: [default]",
        "{'cmd':'x','readinessChecks':[{'portName':'default'},{'portName':'default'}]}"
            + " | /readinessChecks: at most one",
        "{'container':{'docker':{'image':'i'}},'check':{'tcp':{}}}"
            + " | /check: nothing with the Docker engine",
        "{'cmd':'x','constraints':[['hostname','UNIQUE','a']]}"
            + " | /constraints(0): no value with UNIQUE",
        "{'cmd':'x','constraints':[['','CLUSTER']]} | /constraints(0): the name of a field",
        "{'cmd':'x','constraints':[['r','MAX_PER']]}"
            + " | /constraints(0): a whole number with MAX_PER",
        "{'cmd':'x','constraints':[['r','CLUSTER'],['r','GROUP_BY','x']]}"
            + " | /constraints(1): a whole number or nothing with GROUP_BY",
        "{'cmd':'x','constraints':[['r','LIKE','(']]}"
            + " | /constraints(0): a regular expression with LIKE",
        "{'cmd':'x','constraints':[['r','UNLIKE']]}"
            + " | /constraints(0): a regular expression with UNLIKE",
        "{'cmd':'x','constraints':[['r','IS','a b']]}"
            + " | /constraints(0): letters, digits and any of _ / . - with IS",
        "{'cmd':'x','env':{'A':{'secret':'s'}}} | /env/A: a secret that the app defines",
        "{'cmd':'x','secrets':{'s':{'source':'p'}}} | /secrets:"
            + " nothing unless Marathon runs with --enable_features secrets",
        "{'cmd':'x','gpus':1}"
            + " | /gpus: nothing unless Marathon runs with --enable_features gpu_resources",
        "{'cmd':'x','resourceLimits':{'mem':64}} | /resourceLimits/mem: 128 or more, or unlimited",
        "{'cmd':'x','executorResources':{}}"
            + " | /executorResources: nothing unless the app names an executor",
        "{'cmd':'x','role':'other'} | /role: the role * or a",
        "{'cmd':'x','acceptedResourceRoles':['other']}"
            + " | /acceptedResourceRoles: a choice of * and *",
        "{'cmd':'x','labels':{'MARATHON_SINGLE_INSTANCE_APP':'true'}}"
            + " | /upgradeStrategy: 0 and 0 for a single-instance application",
        "{'cmd':'x','labels':{'MARATHON_SINGLE_INSTANCE_APP':'true'},'instances':2,"
            + "'upgradeStrategy':{'minimumHealthCapacity':0,'maximumOverCapacity':0}}"
            + " | /instances: at most 1 for a single-instance application",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d/e','mode':'RW',"
            + "'persistent':{'size':1}}]}}"
            + " | /container/volumes(0)/containerPath: a name in the sandbox, without slashes",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RO',"
            + "'persistent':{'size':1}}]}} | /container/volumes(0)/mode: RW",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':0}}]}} | /container/volumes(0)/persistent/size: more than 0",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':2,'maxSize':3}}]}} | /container/volumes(0)/persistent/maxSize:"
            + " size or more, and only with the type mount",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':2,'constraints':[['path','LIKE','x']]}}]}}"
            + " | /container/volumes(0)/persistent/constraints:"
            + " LIKE or UNLIKE on path, and none with the type root",
        "{'cmd':'x','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':1}}]}} | /role: a role of its own for persistent volumes",
        "{'cmd':'x','role':'a','unreachableStrategy':{},'container':{'volumes':[{"
            + "'containerPath':'d','mode':'RW','persistent':{'size':1}}]}}"
            + " | /unreachableStrategy: disabled with persistent volumes",
        "{'cmd':'x','role':'a','upgradeStrategy':{'maximumOverCapacity':1},'container':{'volumes':"
            + "[{'containerPath':'d','mode':'RW','persistent':{'size':1}}]}}"
            + " | /upgradeStrategy/maximumOverCapacity: 0 with persistent volumes",
        "{'cmd':'x','container':{'volumes':[{'containerPath':'d','secret':'s'}]}}"
            + " | /container/volumes(0)/secret: a secret that the app defines",
        "{'container':{'docker':{'image':'i','pullConfig':{'secret':'s'}}}}"
            + " | /container/docker: no pullConfig with the Docker engine",
      })
  void names(String body, String problem) {
    assertThat(rules(VALIDATOR.check(Bodies.app(body), "", false))).containsExactly(problem);
  }

  @Test
  void externalVolumesNeedTheirFeature() {
    var body =
        "{'cmd':'x','instances':2,'container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'external':{'name':'v','provider':'dvdi','options':{'dvdi/driver':'rexray'}}}]}}";
    assertThat(texts(VALIDATOR.check(Bodies.app(body), "", false)))
        .containsExactly(
            "/container/volumes(0)/external: nothing unless Marathon runs with --enable_features"
                + " external_volumes",
            "/instances: at most 1 with external volumes");
  }

  @Test
  void featuresThatAreOnAreNoProblem() {
    var on =
        new ApiDefaults("*", "", "", false, Set.of("secrets", "gpu_resources"), Integer.MAX_VALUE);
    var body = "{'cmd':'x','gpus':1,'secrets':{'s':{'source':'p'}},'env':{'A':{'secret':'s'}}}";
    assertThat(rules(new AppValidator(on).check(Bodies.app(body), "", false))).isEmpty();
  }

  @Test
  void pathsBeginWhereTheAppStands() {
    assertThat(texts(VALIDATOR.check(Bodies.app("{'gpus':1}"), "/apps(2)", false)))
        .containsExactly(
            "/apps(2): cmd, args, or a container with an image",
            "/apps(2)/gpus: nothing unless Marathon runs with --enable_features gpu_resources");
  }

  @Test
  void whatIsReservedForVolumesStays() {
    var before =
        Bodies.app(
            "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RW',"
                + "'persistent':{'size':1}}]}}");
    var after = Bodies.app("{'cmd':'x','cpus':2}");
    assertThat(texts(AppValidator.checkUpdate(before, after, "")))
        .containsExactly(
            "/container/volumes: the volumes as they are",
            "/: cpus, mem, disk and gpus as they are",
            "/role: a");
    assertThat(AppValidator.checkUpdate(after, before, "")).isEmpty();
  }

  @Test
  void noRuleIsTakenForAWrongType() {
    var body =
        "{'cmd':'x','role':'web','constraints':[['r','MAX_PER']],'gpus':1,'readinessChecks':"
            + "[{'portName':'default'},{'portName':'default'}]}";
    assertThat(VALIDATOR.check(Bodies.app(body), "", false))
        .hasSize(4)
        .allSatisfy(one -> assertThat(Wording.key(one.allowed())).isEqualTo(Wording.NO_KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'cmd':'x','executor':'/bin/mine'} | /executor",
        "{'cmd':'x','container':{'linuxInfo':{'seccomp':{'unconfined':true}}}}"
            + " | /container/linuxInfo",
        "{'cmd':'x','role':'a','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':1}}]}} | /container/volumes(0)/persistent",
      })
  void saysWhatIsNotProvided(String body, String path) {
    assertThat(VALIDATOR.check(Bodies.app(body), "", false))
        .singleElement()
        .satisfies(one -> assertThat(one.allowed()).startsWith(NotProvided.TEXT))
        .extracting(Refusal::field)
        .isEqualTo(path);
  }

  /// Without what is only said because it is not provided.
  private static List<String> rules(List<Refusal> refusals) {
    return texts(
        refusals.stream().filter(one -> !one.allowed().startsWith(NotProvided.TEXT)).toList());
  }

  static List<String> texts(List<Refusal> refusals) {
    return refusals.stream().map(one -> one.field() + ": " + one.allowed()).toList();
  }
}
