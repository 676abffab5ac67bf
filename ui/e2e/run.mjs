/**
 * The pages in Chromium against a running cluster: MESO_MASTER and MESO_MARATHON name it, CHROMIUM
 * the browser, MESO_SHOTS a folder for pictures. Exit code 0: a person can do their work.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { api, need, openBrowser, step, until } from './support.mjs';

const master = need('MESO_MASTER');
const marathon = need('MESO_MARATHON');
const shots = process.env.MESO_SHOTS;
const group = `/e2e-${Date.now().toString(36)}`;
const web = `${group}/web`;
const giant = `${group}/giant`;
const v2 = api(marathon);

const browser = await openBrowser();
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
});
page.setDefaultTimeout(30_000);
const faults = [];
page.on('pageerror', error => faults.push(error.message));

const mesosPage = `${master}/`;
const marathonPage = `${marathon}/ui/`;
const heading = name => page.getByRole('heading', { name, exact: true, level: 1 });
const button = name => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const field = label => dialog.getByLabel(label, { exact: true });

/** Pictures in light and dark, of a page that has something to show. */
async function shoot(name, from = page) {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  for (const scheme of ['dark', 'light']) {
    await from.emulateMedia({ colorScheme: scheme });
    await from.waitForTimeout(400);
    await from.screenshot({
      path: join(shots, scheme === 'light' ? `${name}.png` : `${name}-dark.png`),
    });
  }
}

let failed = false;
try {
  await step('the Mesos page shows the agents, live', async () => {
    await page.goto(mesosPage);
    await page.getByText(/^(Live|Polling)$/).waitFor();
    await page
      .getByRole('link', { name: /^Agents/ })
      .first()
      .click();
    await page.getByRole('row').filter({ hasText: 'Active' }).first().waitFor();
  });

  await step('an application is created in the page', async () => {
    await page.goto(marathonPage);
    await button('New application').first().click();
    await field('Id').fill(web);
    await field('Command').fill(
      'echo up; n=0; while true; do n=$((n+1)); echo "tick $n"; sleep 1; done',
    );
    await field('CPUs').fill('0.05');
    await field('Memory, MB').fill('32');
    await button('Create application').click();
    await heading('web').waitFor();
  });

  await step('it is watched until it runs', async () => {
    await page.getByText('1 of 1 instance running').waitFor();
    await page.getByRole('row').filter({ hasText: 'Running' }).first().waitFor();
    await page.locator('.pagehead').getByText('Running', { exact: true }).waitFor();
  });

  await step('it is scaled to 3', async () => {
    await button('Scale').click();
    await field('Instances').fill('3');
    await dialog.getByText('The same by API').click();
    await dialog.getByText(`/v2/apps${web}`).waitFor();
    await dialog.getByRole('button', { name: 'Scale', exact: true }).click();
    await page.getByText('3 of 3 instances running').waitFor();
  });

  await step('the log of an instance is read as it grows', async () => {
    await page.getByRole('link', { name: 'stdout' }).first().click();
    const log = page.getByRole('log').first();
    await log.getByText('tick').first().waitFor();
    const end = () => log.locator('.line').last().innerText();
    const before = await end();
    await until('a new line', async () => (await end()) !== before);
    await shoot('log');
  });

  await step('its tasks are on the Mesos page, with the same log', async () => {
    await page.goto(`${mesosPage}#/tasks`);
    await page.getByLabel('Id, name, agent, label…').fill(group.slice(1));
    const rows = page.getByRole('grid', { name: 'Tasks' }).getByRole('row');
    await until('three rows', async () => (await rows.count()) === 4);
    await rows.nth(1).getByRole('link').first().click();
    await page.getByRole('log').first().getByText('tick').first().waitFor();
  });

  await step('a wrong definition is refused, at the field that is wrong', async () => {
    await page.goto(marathonPage);
    await button('New application').first().click();
    await field('Id').fill('/No Such Name');
    await field('Command').fill('true');
    await button('Create application').click();
    await until('a complaint', async () => {
      const mark = await field('Id').getAttribute('aria-invalid');
      return mark === 'true';
    });
    await button('Cancel').click();
  });

  await step('an impossible application, made as JSON, says why it waits', async () => {
    await button('New application').first().click();
    await dialog.getByRole('radio', { name: 'JSON' }).click();
    const json = { id: giant, cmd: 'sleep 1000', cpus: 4000, mem: 32, instances: 1 };
    await field('Definition as JSON').fill(JSON.stringify(json));
    await button('Create application').click();
    await page.getByText(/instance waiting for/).waitFor();
    await page.getByRole('link', { name: /^Why and why not/ }).click();
    await page
      .getByText(/asks for 4,000 CPUs/)
      .first()
      .waitFor();
    await shoot('why');
  });

  await step('the deployment that cannot end is rolled back', async () => {
    await page.goto(`${marathonPage}#/deployments`);
    const row = page.getByRole('row').filter({ hasText: giant });
    await row.getByRole('button', { name: 'Roll back' }).click();
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await until(
      'the application to be gone',
      async () => (await v2.status(`/v2/apps${giant}`)) === 404,
    );
  });

  await step('it is destroyed in the page', async () => {
    await page.goto(`${marathonPage}#/apps${web}`);
    await button('More actions').click();
    await page.getByRole('menuitem', { name: /Destroy/ }).click();
    await dialog.getByRole('button', { name: 'Destroy' }).click();
    await until(
      'the application to be gone',
      async () => (await v2.status(`/v2/apps${web}`)) === 404,
    );
  });

  if (shots) await step('pictures are taken', () => pictures());

  await step('the pages made no mistake', async () => {
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
} catch (error) {
  failed = true;
  console.error(error);
  await page.screenshot({ path: process.env.MESO_FAILURE_SHOT ?? '/tmp/meso-e2e-failure.png' });
} finally {
  await v2.remove(`/v2/groups${group}?force=true`);
  await browser.close();
}
process.exit(failed ? 1 : 0);

/** A cluster with something to show; taken away again afterwards. */
async function pictures() {
  const some = [
    { id: '/shop/web', instances: 3, labels: { team: 'shop', tier: 'front' } },
    { id: '/shop/cart', instances: 2, labels: { team: 'shop' } },
    { id: '/ops/metrics', instances: 1, labels: { team: 'ops' } },
    { id: '/training', instances: 1, cpus: 64, labels: { team: 'research' } },
  ];
  await v2.remove(`/v2/groups${group}?force=true`);
  const viewport = { width: 1280, height: 760 };
  await page.setViewportSize({ width: 1280, height: 460 });
  const overview = await browser.newPage({ viewport });
  try {
    await overview.goto(mesosPage);
    await overview.getByText('Live').waitFor();
    for (const app of some) {
      const body = { cmd: 'while true; do date; sleep 5; done', cpus: 0.2, mem: 64, ...app };
      await v2.send('POST', '/v2/apps', body);
    }
    await page.goto(marathonPage);
    await page.getByText('Waiting').first().waitFor();
    await until('the shop to run', async () => {
      const row = page.getByRole('row').filter({ hasText: 'shop' });
      return (await row.innerText()).includes('Running');
    });
    await shoot('marathon');
    await overview.bringToFront();
    await overview.getByText('is running').first().waitFor();
    await shoot('mesos', overview);
  } finally {
    await overview.close();
    for (const group of ['/shop', '/ops']) await v2.remove(`/v2/groups${group}?force=true`);
    await v2.remove('/v2/apps/training?force=true');
  }
}
