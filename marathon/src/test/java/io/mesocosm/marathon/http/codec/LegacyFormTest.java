package io.mesocosm.marathon.http.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row: a body, a field, and what the API prints of it (Marathon 1.11, normalisation).
final class LegacyFormTest {
  private static final String ONE_PORT = "[{'name':'default','port':0,'protocol':'tcp'}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'cmd':'x'} | networks | [{'mode':'host'}]",
        "{'cmd':'x'} | portDefinitions | ONE_PORT",
        "{'cmd':'x','portDefinitions':[]} | portDefinitions | []",
        "{'cmd':'x','ports':[]} | portDefinitions | []",
        "{'cmd':'x','ports':[4000,0]} | portDefinitions"
            + " | [{'port':4000,'protocol':'tcp'},{'port':0,'protocol':'tcp'}]",
        "{'cmd':'x','ports':[],'portDefinitions':[{'port':1}]} | portDefinitions"
            + " | [{'port':1,'protocol':'tcp'}]",
        "{'cmd':'x','args':[]} | cmd | 'x'",
        "{'cmd':'x','args':[]} | args | absent",
        "{'cmd':'x','uris':['http://h/a.tar.gz','http://h/b.txt']} | fetch"
            + " | [{'uri':'http://h/a.tar.gz','extract':true,'executable':false,'cache':false},"
            + "{'uri':'http://h/b.txt','extract':false,'executable':false,'cache':false}]",
        "{'cmd':'x','uris':[],'fetch':[{'uri':'u'}]} | fetch"
            + " | [{'uri':'u','extract':true,'executable':false,'cache':false}]",
        "{'container':{'docker':{'image':'i','network':'HOST'}}} | networks | [{'mode':'host'}]",
        "{'container':{'docker':{'image':'i','network':'HOST'}}} | container"
            + " | {'type':'DOCKER','docker':{'forcePullImage':false,'image':'i','parameters':[],"
            + "'privileged':false},'volumes':[]}",
        "{'container':{'docker':{'image':'i','network':'BRIDGE'}}} | networks"
            + " | [{'mode':'container/bridge'}]",
        "{'container':{'docker':{'image':'i','network':'bridge'}}} | container"
            + " | {'type':'DOCKER','docker':{'forcePullImage':false,'image':'i','parameters':[],"
            + "'privileged':false},'volumes':[],'portMappings':[{'containerPort':0,'hostPort':0,"
            + "'labels':{},'name':'default','protocol':'tcp','servicePort':0}]}",
        "{'container':{'docker':{'image':'i','network':'USER'}},'ipAddress':{'networkName':'n'}}"
            + " | networks | [{'name':'n','mode':'container'}]",
        "{'cmd':'x','ipAddress':{'networkName':'n','labels':{'a':'b'}}} | networks"
            + " | [{'name':'n','mode':'container','labels':{'a':'b'}}]",
        "{'cmd':'x','ipAddress':{'networkName':'mesos-bridge'}} | networks"
            + " | [{'mode':'container/bridge'}]",
        "{'cmd':'x','ipAddress':{'networkName':'n','discovery':{'ports':"
            + "[{'number':80,'name':'w','protocol':'tcp'}]}}} | container"
            + " | {'type':'MESOS','volumes':[],'portMappings':[{'containerPort':80,'labels':{},"
            + "'name':'w','protocol':'tcp','servicePort':0}]}",
        "{'cmd':'x','networks':[{'name':'n'}]} | container"
            + " | {'type':'MESOS','volumes':[],'portMappings':[{'containerPort':0,'labels':{},"
            + "'name':'default','protocol':'tcp','servicePort':0}]}",
        "{'cmd':'x','networks':[{'mode':'container/bridge'}],'ports':[7,8],"
            + "'container':{'type':'MESOS','portMappings':[{'containerPort':80}]}} | container"
            + " | {'type':'MESOS','volumes':[],'portMappings':[{'containerPort':80,'hostPort':0,"
            + "'labels':{},'protocol':'tcp','servicePort':7},{'containerPort':0,'hostPort':0,"
            + "'labels':{},'protocol':'tcp','servicePort':8}]}",
        "{'cmd':'x','networks':[{'mode':'container/bridge'}],'ports':[7]} | portDefinitions | absent",
        "{'cmd':'x','networks':[{'mode':'container/bridge'}],'requirePorts':true} | requirePorts"
            + " | false",
        "{'cmd':'x','requirePorts':true} | requirePorts | true",
        "{'cmd':'x','healthChecks':[{'protocol':'TCP'}]} | healthChecks"
            + " | [{'gracePeriodSeconds':300,'intervalSeconds':60,'maxConsecutiveFailures':3,"
            + "'portIndex':0,'protocol':'TCP','ipProtocol':'IPv4','timeoutSeconds':20,"
            + "'delaySeconds':15}]",
        "{'cmd':'x','healthChecks':[{'protocol':'COMMAND','command':{'value':'true'}}]}"
            + " | healthChecks | [{'command':{'value':'true'},'gracePeriodSeconds':300,"
            + "'intervalSeconds':60,'maxConsecutiveFailures':3,'protocol':'COMMAND',"
            + "'ipProtocol':'IPv4','timeoutSeconds':20,'delaySeconds':15}]",
        "{'cmd':'x','readinessChecks':[{}]} | readinessChecks"
            + " | [{'httpStatusCodesForReady':[200],'intervalSeconds':30,'name':'readinessCheck',"
            + "'path':'/','portName':'http-api','preserveLastResponse':false,'protocol':'HTTP',"
            + "'timeoutSeconds':10}]",
        "{'cmd':'x'} | upgradeStrategy | {'maximumOverCapacity':1,'minimumHealthCapacity':1}",
        "{'cmd':'x'} | unreachableStrategy | {'inactiveAfterSeconds':0,'expungeAfterSeconds':0}",
        "{'cmd':'x','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':5}}]}} | upgradeStrategy"
            + " | {'maximumOverCapacity':0,'minimumHealthCapacity':0.5}",
        "{'cmd':'x','container':{'volumes':[{'containerPath':'d','mode':'RW',"
            + "'persistent':{'size':5}}]}} | unreachableStrategy | 'disabled'",
        "{'cmd':'x','constraints':[['hostname','unique','']]} | constraints"
            + " | [['hostname','UNIQUE']]",
        "{'cmd':'x','dependencies':['b','/c/d','../e']} | dependencies | ['/b','/c/d','/e']",
        "{'cmd':'x','portDefinitions':[{'port':1,'protocol':'tcp,udp'}]} | portDefinitions"
            + " | [{'port':1,'protocol':'udp,tcp'}]",
        "{'cmd':'x','user':null,'env':{'A':'b','':''}} | env | {'A':'b','':''}",
        "{'cmd':'x','mem':20.0,'cpus':0.2} | mem | 20",
        "{'cmd':'x','mem':20.0,'cpus':0.2} | cpus | 0.2",
        "{'cmd':'x'} | residency | absent",
        "{'cmd':'x'} | env | absent",
        "{'cmd':'x'} | labels | {}",
      })
  void becomesTodaysForm(String body, String field, String printed) {
    assertThat(Bodies.field(body, field).replace('"', '\''))
        .isEqualTo(printed.equals("ONE_PORT") ? ONE_PORT : printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'cmd':'x','args':['y']} | /: either cmd or args",
        "{'cmd':'x','uris':['u'],'fetch':[{'uri':'v'}]} | /uris: either fetch or uris",
        "{'cmd':'x','ports':[1],'portDefinitions':[{'port':2}]}"
            + " | /ports: either portDefinitions or ports",
        "{'cmd':'x','ports':['1']} | /ports(0): a whole number",
        "{'container':{'docker':{'image':'i','network':'NONE'}}}"
            + " | /container/docker/network: one of HOST, BRIDGE, USER",
        "{'networks':[{'mode':'host'}],'container':{'docker':{'image':'i','network':'HOST'}}}"
            + " | /container/docker/network: nothing when networks is given",
        "{'cmd':'x','networks':[{'mode':'host'}],'ipAddress':{}}"
            + " | /ipAddress: either networks or ipAddress",
        "{'cmd':'x','ports':[1],'ipAddress':{'networkName':'n'}}"
            + " | /ipAddress: ports inside ipAddress/discovery",
        "{'container':{'type':'MESOS','portMappings':[{}]},'cmd':'x'}"
            + " | /container/portMappings: nothing on the host's network",
        "{'container':{'type':'DOCKER'}} | /container/docker: must be given",
      })
  void refusesWhatCannotBothHold(String body, String problem) {
    assertThat(Bodies.problems(body)).containsExactly(problem);
  }
}
