import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEW_IDS, VIEWS } from '../../dashboard/views/views.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest } from './open-view.ts';

const BLNS = join(ROOT, '..', 'shared', 'data', 'nasty', 'blns.json');

/** Each would call `ran` or become an element if it were ever taken for markup, an address or a program. */
const OWN = [
  '<script>ran(1)</script>',
  '"><img src=x onerror=ran(2)>',
  "'><svg onload=ran(3)>",
  '<iframe srcdoc="<script>parent.ran(4)</script>"></iframe>',
  '<a href="javascript:ran(5)">here</a>',
  '</text><foreignObject><body onload=ran(6)></foreignObject>',
  '</title><style>@import "/ran7"</style>',
  '{@html "<b onclick=ran(8)>"}',
  '${ran(9)}{{ran(9)}}<%= ran(9) %>',
  'javascript:ran(10)',
  '<details open ontoggle=ran(11)>',
  '\u202e<marquee onstart=ran(12)>',
];

/** The list of nasty texts where it lies beside the project; what browsers could take for markup of it, and ours. */
const choosePayloads = (): string[] => {
  if (!existsSync(BLNS)) {
    process.stderr.write('The list of nasty texts is not here: only our own are tried.\n');
    return OWN;
  }
  const listed = JSON.parse(readFileSync(BLNS, 'utf8')) as string[];
  return [...OWN, ...listed.filter((text) => /[<>"'`]|javascript:|=/i.test(text))];
};

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Cases whose place, issue and words are each one of the texts, a dozen of each in two months. */
const exportOf = (payloads: readonly string[]): string =>
  [
    'Case,Opened on,Place,Sort,What was said',
    ...payloads.flatMap((text, i) =>
      Array.from({ length: 12 }, (_, n) =>
        [
          `${i}-${n}`,
          `2026-0${3 + (n % 2)}-${String(1 + (i % 28)).padStart(2, '0')}`,
          text,
          payloads[(i + 1) % payloads.length] ?? '',
          `${text} the street is dirty and nobody comes ${n}`,
        ]
          .map(quote)
          .join(','),
      ),
    ),
  ].join('\n');

const SOURCE = {
  kind: 'complaints',
  source: 'desk',
  fields: { case_id: 'Case', opened_at: 'Opened on', district: 'Place', issue: 'Sort', description: 'What was said' }, // prettier-ignore
} as const;

interface Faults {
  readonly dialogs: string[];
  readonly errors: string[];
}

describe('texts that would like to be programs', () => {
  const payloads = choosePayloads();
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  const faults: Faults = { dialogs: [], errors: [] };

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    const end = await server.upload('<img src=x onerror=ran(0)>.csv', exportOf(payloads), [
      ['source', JSON.stringify(SOURCE)],
      ['timezone', 'UTC'],
    ]);
    expect(end).toMatchObject({ state: 'done', report: { rows: { read: payloads.length * 12 } } });
    await server.comments.settled();
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    await context.addInitScript(() => {
      const ran: unknown[] = [];
      for (const name of ['ran', 'alert', 'confirm', 'prompt', 'print'])
        Object.assign(window, { [name]: (word: unknown) => ran.push(`${name} ${String(word)}`) });
      Object.assign(window, { whatRan: ran });
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      faults.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.errors.push(`${path}: ${error.message}`));
    // The content policy tells of every script it stops: one that is stopped was injected all the same.
    page.on('console', (message) => {
      if (message.type() === 'error') faults.errors.push(`${path}: ${message.text()}`);
    });
    await page.goto(server.url + path);
    await atRest(page);
    return page;
  };

  /** What ran, and what stands in the page that nobody of ours put there. */
  const inspect = (page: Page): Promise<{ ran: string[]; foreign: string[] }> =>
    page.evaluate(() => {
      const isForeign = (element: Element): boolean =>
        /^(iframe|object|embed|marquee|base|foreignobject|frame|applet|audio|video|math)$/i.test(
          element.tagName,
        ) ||
        (element.tagName === 'SCRIPT' && !(element as HTMLScriptElement).src.startsWith(location.origin)) ||
        [...element.attributes].some(
          ({ name, value }) => /^on/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value),
        );
      return {
        ran: (window as unknown as { whatRan: string[] }).whatRan,
        foreign: [...document.querySelectorAll('*')]
          .filter(isForeign)
          .map((each) => each.outerHTML.slice(0, 200)),
      };
    });

  it.each(VIEW_IDS)('stay texts in %s', async (view) => {
    const page = await open(VIEWS[view].path);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('button'))
        if (button.textContent?.trim() === 'Table') button.click();
    });
    await atRest(page);
    expect(await inspect(page)).toEqual({ ran: [], foreign: [] });
    await page.close();
  });

  it.each(OWN)('stay texts in an address: %s', async (text) => {
    const page = await open(`/?district=${encodeURIComponent(text)}&from=${encodeURIComponent(text)}`);
    expect(await inspect(page)).toEqual({ ran: [], foreign: [] });
    await page.close();
  });

  it('are shown, as what they are', async () => {
    const shown: string[] = [];
    for (const view of ['districts', 'issues', 'voices', 'data'] as const) {
      const page = await open(VIEWS[view].path);
      if (/<(script|img|svg|iframe|a |details)/.test(await page.locator('body').innerText()))
        shown.push(view);
      await page.close();
    }
    expect(shown).toEqual(expect.arrayContaining(['districts', 'data']));
  });

  it('would be noticed if they ran', async () => {
    const page = await open('/methods');
    await page.evaluate(() => {
      const image = document.createElement('div');
      image.innerHTML = '<b onclick="ran(1)">x</b>';
      document.body.append(image);
    });
    expect((await inspect(page)).foreign).toHaveLength(1);
    await page.close();
  });

  it('asked nothing of anybody', () => {
    expect(faults.dialogs).toEqual([]);
    // There are no boundaries here, and the last page tried one handler of the test's own.
    const ours = /^\/methods: |status of 404/;
    expect(faults.errors.filter((error) => !ours.test(error))).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});
