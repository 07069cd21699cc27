import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/**
 * Pictures of every view × theme × width × language of a running server, for a person to leaf through.
 *
 *     npx tsx tests/browser/screenshots.ts http://127.0.0.1:4321 [folder] [only-those-whose-name-contains]
 *
 * `CHROMIUM_PATH` chooses the browser; otherwise the one of the npm package is used.
 */
const VIEWS = {
  overview: '/',
  districts: '/districts',
  trends: '/trends',
  data: '/data',
  methods: '/methods',
} as const;
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['en', 'zh-CN'] as const;
const WIDTHS = [1440, 390] as const;

const [base = 'http://127.0.0.1:4321', folder = join(import.meta.dirname, 'screenshots'), only = ''] =
  process.argv.slice(2);
const systemPath = process.env['CHROMIUM_PATH'];
const browser = await chromium.launch({
  executablePath: systemPath && existsSync(systemPath) ? systemPath : await sparticuz.executablePath(),
  // In a single process the browser dies with its first context.
  args: systemPath ? [] : sparticuz.args.filter((argument) => argument !== '--single-process'),
});
await mkdir(folder, { recursive: true });
for (const [view, path] of Object.entries(VIEWS))
  for (const width of WIDTHS)
    for (const theme of THEMES)
      for (const language of LANGUAGES) {
        const name = `${view}-${width}-${theme}-${language}`;
        if (!name.includes(only)) continue;
        const context = await browser.newContext({
          viewport: { width, height: width > 600 ? 900 : 844 },
          deviceScaleFactor: width > 600 ? 1 : 2,
          colorScheme: theme,
          locale: language,
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        page.on('console', (message) => {
          if (message.type() === 'error') process.stderr.write(`${name}: ${message.text()}\n`);
        });
        page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
        await page.goto(base + path, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        await context.close();
        process.stdout.write(`${name}.png\n`);
      }
await browser.close();
