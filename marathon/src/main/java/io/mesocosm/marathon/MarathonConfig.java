package io.mesocosm.marathon;

import io.mesocosm.base.Check;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.framework.SchedulerConfig;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.http.ApiConfig;
import java.time.Duration;

/// What an operator can set on a Marathon. Names and defaults are those of Marathon 1.11.
///
/// @param zk `--zk`: where it keeps its state and elects its leader
/// @param zkSession `--zk_session_timeout`
/// @param httpHost `--http_address`: to listen at; empty for all
/// @param httpPort `--http_port`; 0 for any free one
/// @param hostname `--hostname`: under which others find us
/// @param scheduler `--master` and how patient we are with it
/// @param identity as which we subscribe; the stored framework id is filled in
/// @param rules of apps and deployments
/// @param api of the REST API; its address is filled in
/// @param maxProbes `--max_concurrent_marathon_health_checks`
public record MarathonConfig(
    ZkUrl zk,
    Duration zkSession,
    String httpHost,
    int httpPort,
    String hostname,
    SchedulerConfig scheduler,
    FrameworkIdentity identity,
    MarathonRules rules,
    ApiConfig api,
    int maxProbes) {

  public MarathonConfig {
    Check.that(zkSession.isPositive(), "--zk_session_timeout", zkSession, "more than 0");
    Check.that(httpPort >= 0 && httpPort <= 65_535, "--http_port", httpPort, "0 to 65535");
    Check.that(!hostname.isEmpty(), "--hostname", hostname, "a name or an address");
    Check.that(maxProbes >= 1, "--max_concurrent_marathon_health_checks", maxProbes, "1 or more");
  }

  /// With the address at which it is reached, `host:port`, wherever others are told about it.
  MarathonConfig at(String address) {
    var known =
        identity.webuiUrl().isEmpty()
            ? new FrameworkIdentity(
                identity.name(),
                identity.user(),
                identity.id(),
                identity.principal(),
                identity.roles(),
                identity.failoverTimeout(),
                identity.checkpoint(),
                hostname,
                "http://" + address,
                identity.capabilities(),
                identity.labels())
            : identity;
    return new MarathonConfig(
        zk,
        zkSession,
        httpHost,
        httpPort,
        hostname,
        scheduler,
        known,
        rules,
        api.withAddress(address),
        maxProbes);
  }

  /// With another API.
  public MarathonConfig with(ApiConfig other) {
    return new MarathonConfig(
        zk, zkSession, httpHost, httpPort, hostname, scheduler, identity, rules, other, maxProbes);
  }
}
