import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { VIEW_IDS, VIEWS } from '../../dashboard/views/views.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { openView } from './open-view.ts';

/**
 * Pictures of every view × theme × width × language of the sample city, for a person to leaf through.
 *
 *     npx tsx tests/browser/screenshots.ts FOLDER [--url http://127.0.0.1:4321] [--only PART-OF-NAME]
 *
 * Without an address a server of its own is started and filled. `CHROMIUM_PATH` chooses the browser.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, only: { type: 'string', default: '' } },
});
const folder = positionals[0];
if (!folder) throw new Error('Name the folder that the pictures go to.');

const startSample = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  await loadSampleCity(server.barometer, (file) => process.stderr.write(`${file}\n`));
  return server;
};

await mkdir(folder, { recursive: true });
const server = values.url ? { url: values.url, close: () => Promise.resolve() } : await startSample();
const browser = await launchBrowser();
for (const view of VIEW_IDS)
  for (const width of [1440, 390] as const)
    for (const theme of ['light', 'dark'] as const)
      for (const language of ['en', 'zh-CN'] as const) {
        const name = `${view}-${width}-${theme}-${language}`;
        if (!name.includes(values.only)) continue;
        const page = await openView(browser, server.url + VIEWS[view].path, { width, theme, language });
        page.on('console', (message) => {
          if (message.type() === 'error') process.stderr.write(`${name}: ${message.text()}\n`);
        });
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        await page.context().close();
        process.stdout.write(`${name}.png\n`);
      }
await browser.close();
await server.close();
