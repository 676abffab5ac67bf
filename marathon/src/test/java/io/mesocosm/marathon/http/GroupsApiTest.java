package io.mesocosm.marathon.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GroupsApiTest {
  private static final String SHOP =
      "{'id':'/shop','apps':[{'id':'web','cmd':'x','instances':2,'dependencies':['/shop/back']}],"
          + "'groups':[{'id':'back','apps':[{'id':'db','cmd':'y'}]}]}";

  private final Browser browser = new Browser();

  @AfterEach
  void close() {
    browser.close();
  }

  private void create() {
    var created = browser.send("POST", "/v2/groups", SHOP);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/v2/groups/shop");
    for (int i = 0; i < 3; i++) {
      browser.marathon.runs();
    }
    assertThat(browser.get("/v2/deployments").text()).isEqualTo("[]");
  }

  @Test
  void aGroupIsShownWithWhatIsInIt() {
    create();
    var root = browser.get("/v2/groups");
    assertThat(root.at("id")).isEqualTo("'/'");
    assertThat(root.at("groups/0/apps/0/id")).isEqualTo("'/shop/web'");
    assertThat(root.at("groups/0/groups/0/apps/0/id")).isEqualTo("'/shop/back/db'");
    assertThat(root.at("groups/0/pods")).isEqualTo("[]");
    assertThat(root.at("groups/0/apps/0/tasksRunning")).isEqualTo("absent");
    var counted =
        browser.get(
            "/v2/groups?embed=group.groups&embed=group.apps&embed=group.apps.counts"
                + "&embed=group.apps.deployments");
    assertThat(counted.at("groups/0/apps/0/tasksRunning")).isEqualTo("2");
    assertThat(browser.get("/v2/groups/shop?embed=group.apps").at("groups")).isEqualTo("absent");
    assertThat(browser.get("/v2/groups/shop/apps").at("0/id")).isEqualTo("'/shop/web'");
    assertThat(browser.get("/v2/groups/none").status()).isEqualTo(404);
  }

  @Test
  void dependenciesMakeLayers() {
    var created = browser.send("POST", "/v2/groups", SHOP);
    assertThat(created.status()).isEqualTo(201);
    assertThat(browser.get("/v2/deployments").at("0/steps/1/actions"))
        .isEqualTo("[{'action':'ScaleApplication','app':'/shop/back/db'}]");
  }

  @Test
  void whatAListLeavesOutIsGone() {
    create();
    var put = browser.send("PUT", "/v2/groups/shop", "{'apps':[]}");
    assertThat(put.status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/shop/web").status()).isEqualTo(404);
    assertThat(browser.get("/v2/apps/shop/back/db").status()).isEqualTo(200);
    browser.send("PUT", "/v2/groups/shop?force=true", "{'groups':[]}");
    assertThat(browser.get("/v2/apps/shop/back/db").status()).isEqualTo(404);
  }

  @Test
  void theSameGroupTwiceChangesNothing() {
    create();
    var version = browser.get("/v2/apps/shop/web").at("app/version");
    assertThat(browser.send("PUT", "/v2/groups", SHOP).status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/shop/web").at("app/version")).isEqualTo(version);
  }

  @Test
  void aGroupScalesByAFactor() {
    create();
    assertThat(browser.send("PUT", "/v2/groups/shop", "{'scaleBy':1.5}").status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/shop/web").at("app/instances")).isEqualTo("3");
    assertThat(browser.get("/v2/apps/shop/back/db").at("app/instances")).isEqualTo("2");
    assertThat(browser.send("PUT", "/v2/groups/shop", "{'scaleBy':2,'apps':[]}").status())
        .isEqualTo(422);
  }

  @Test
  void aDryRunOnlyTells() {
    create();
    var plan = browser.send("PUT", "/v2/groups/shop?dryRun=true", "{'scaleBy':2}");
    assertThat(plan.at("steps/0/actions/0/action")).isEqualTo("'ScaleApplication'");
    assertThat(browser.get("/v2/apps/shop/web").at("app/instances")).isEqualTo("2");
  }

  @Test
  void aGroupGoesBackToAVersion() {
    create();
    var version = browser.get("/v2/groups/shop/versions").at("0").replace("'", "");
    browser.send("PUT", "/v2/groups/shop", "{'scaleBy':2}");
    browser.marathon.runs();
    assertThat(browser.get("/v2/groups/shop/versions/" + version).at("apps/0/instances"))
        .isEqualTo("2");
    var back =
        browser.send("PUT", "/v2/groups/shop?force=true", "{'version':'%s'}".formatted(version));
    assertThat(back.status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps/shop/web").at("app/instances")).isEqualTo("2");
    var unknown = "{'version':'2001-01-01T00:00:00.000Z'}";
    assertThat(browser.send("PUT", "/v2/groups/shop", unknown).status()).isEqualTo(422);
  }

  @Test
  void whatDoesNotBelongIsRefused() {
    var outside =
        browser.send("POST", "/v2/groups", "{'id':'/g','apps':[{'id':'/other/a','cmd':'x'}]}");
    assertThat(outside.at("details/0/path")).isEqualTo("'/apps(0)/id'");
    var broken = browser.send("POST", "/v2/groups", "{'id':'/g','apps':[{'id':'a','gpus':1}]}");
    assertThat(broken.at("details/0/path")).isEqualTo("'/apps(0)'");
    create();
    assertThat(browser.send("POST", "/v2/groups", SHOP).status()).isEqualTo(409);
  }

  @Test
  void onlyTopLevelGroupsGiveTheirRole() {
    create();
    assertThat(browser.send("PATCH", "/v2/groups/shop", "{'enforceRole':true}").status())
        .isEqualTo(200);
    assertThat(browser.get("/v2/groups/shop").at("enforceRole")).isEqualTo("true");
    browser.created("{'id':'/shop/new','cmd':'x'}");
    assertThat(browser.get("/v2/apps/shop/new").at("app/role")).isEqualTo("'shop'");
    assertThat(browser.send("PATCH", "/v2/groups/shop/back", "{'enforceRole':true}").status())
        .isEqualTo(422);
    assertThat(browser.send("PATCH", "/v2/groups/shop", "{'apps':[]}").status()).isEqualTo(422);
  }

  @Test
  void aDeletedGroupTakesEverythingWithIt() {
    create();
    assertThat(browser.delete("/v2/groups/shop").status()).isEqualTo(200);
    assertThat(browser.get("/v2/apps").at("apps")).isEqualTo("[]");
    assertThat(browser.get("/v2/groups").at("groups")).isEqualTo("[]");
  }

  /// Marathon 1.11 finds the id of the body within the group of the path.
  @Test
  void aGroupIsMadeWithinAnother() {
    create();
    var made = browser.send("POST", "/v2/groups/shop", "{'id':'front'}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v2/groups/shop/front");
    assertThat(browser.get("/v2/groups/shop/front").status()).isEqualTo(200);
    assertThat(browser.send("PUT", "/v2/groups/shop", "{'id':'/shop','apps':[]}").status())
        .isEqualTo(200);
    assertThat(browser.send("PUT", "/v2/groups/shop", "{'id':'/other','apps':[]}").status())
        .isEqualTo(422);
  }

  @Test
  void dependenciesOfGroupsMayNotGoRoundEither() {
    create();
    var round = browser.send("PUT", "/v2/groups/shop/back", "{'dependencies':['/shop/web']}");
    assertThat(round.status()).as(round.text()).isEqualTo(422);
    assertThat(round.at("details/0/path")).isEqualTo("'/dependencies'");
  }
}
