import type { Browser } from 'playwright-core';
import { atRest } from '../browser/open-view.ts';

/** What opening the overview took, in a browser that has nothing cached. */
export interface Opened {
  /** Milliseconds from navigation to the first words. */
  readonly firstPaint: number;
  /** Milliseconds from navigation until the first figure with its numbers has been drawn. */
  readonly firstChart: number;
  /** Bytes of all scripts as they travelled. */
  readonly javascript: number;
}

/** Opens the overview in a context of its own. */
export const openCold = async (browser: Browser, url: string): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('figure[aria-busy=false] .stage svg text')) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('first-chart')));
    });
    seen.observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-chart').length > 0);
  await atRest(page);
  const [firstChart, firstPaint] = await page.evaluate(() => [
    performance.getEntriesByName('first-chart')[0]?.startTime ?? Number.NaN,
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  ]);
  const javascript = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { firstPaint: firstPaint ?? Number.NaN, firstChart: firstChart ?? Number.NaN, javascript };
};
