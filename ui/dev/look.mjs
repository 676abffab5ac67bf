/** Takes a picture of a page: `node dev/look.mjs URL FILE.png [light|dark] [WIDTHxHEIGHT]`. */
import { openBrowser } from '../e2e/support.mjs';

const [url, file, theme = 'light', size = '1440x900'] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
page.on(
  'console',
  message => message.type() === 'error' && console.log('console:', message.text()),
);
page.on('pageerror', error => console.log('error:', error.message));
await page.goto(url);
await page.waitForTimeout(2500);
await page.screenshot({ path: file });
await browser.close();
