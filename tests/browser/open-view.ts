import type { Browser, Page } from 'playwright-core';

/** How a person looks at a page. */
export interface Viewing {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'zh-CN';
}

/** Resolves when every figure and list of the page stands still. */
export const atRest = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  await page.evaluate(() => document.fonts.ready);
};

/** Opens an address in a context of its own and waits until it is drawn; the caller closes the context. */
export const openView = async (browser: Browser, url: string, viewing: Viewing): Promise<Page> => {
  const { width, theme, language } = viewing;
  const context = await browser.newContext({
    viewport: { width, height: width > 600 ? 900 : 844 },
    deviceScaleFactor: width > 600 ? 1 : 1.5,
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await atRest(page);
  return page;
};
