import type { Browser, Request } from 'playwright-core';
import { openView } from '../browser/open-view.ts';

const FRAMES = 240;

/** Milliseconds of script in each frame of a brush, and what was fetched for it. */
export interface BrushFrames {
  /** Of the processor, as the browser's own trace has them. */
  readonly script: readonly number[];
  /** By the clock on the wall: what others do on the machine is in it. */
  readonly wall: readonly number[];
  readonly cubes: readonly { readonly path: string; readonly milliseconds: number; readonly bytes: number }[];
  /** How many different states the figure of rates went through. */
  readonly nDifferent: number;
}

const describe = async (request: Request): Promise<BrushFrames['cubes'][number]> => ({
  path: request.url().replace(/^.*\?/, ''),
  milliseconds: request.timing().responseEnd - request.timing().requestStart,
  bytes: (await request.sizes()).responseBodySize,
});

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
}

/** Milliseconds of each animation frame's script: the loop below does everything inside them. */
const framesOf = (trace: Buffer): number[] => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return traceEvents
    .filter(({ name, ph, tdur }) => name === 'FireAnimationFrame' && ph === 'X' && tdur !== undefined)
    .map(({ tdur = 0 }) => tdur / 1000);
};

/**
 * Brushes to and fro over the pressure chart of the overview. A frame's script is everything from the pointer's event until
 * the page has brought its marks up to date; layout and painting are the browser's.
 */
export const brushFrames = async (browser: Browser, url: string): Promise<BrushFrames> => {
  const page = await openView(browser, url, { width: 1440, theme: 'light', language: 'en' });
  const svg = page.locator('section.band .stage svg');
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  if (!box) throw new Error('no chart to brush');
  const fetched: Promise<BrushFrames['cubes'][number]>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().includes('/cube?')) fetched.push(describe(request));
  });
  await page.mouse.move(box.x + 60, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 100);
  await page.waitForFunction(
    () => document.querySelector('.where figure')?.getAttribute('aria-busy') === 'false',
  );
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  const measured = await page.evaluate(async (nFrames) => {
    const chart = document.querySelector('section.band .stage svg');
    if (!chart) throw new Error('no chart');
    const { left, top, width } = chart.getBoundingClientRect();
    const wall: number[] = [];
    const states = new Set<string | null | undefined>();
    for (let frame = 0; frame < nFrames; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const share = 0.5 + 0.45 * Math.sin(frame / 9);
      const event = new PointerEvent('pointermove', {
        bubbles: true,
        clientX: left + 50 + share * (width - 160),
        clientY: top + 100,
      });
      const began = performance.now();
      chart.dispatchEvent(event);
      await Promise.resolve();
      await Promise.resolve();
      wall.push(performance.now() - began);
      if (frame % 8 === 0) states.add(document.querySelector('.where')?.textContent);
    }
    return { wall, nDifferent: states.size };
  }, FRAMES);
  const script = framesOf(await browser.stopTracing());
  await page.mouse.up();
  await page.context().close();
  return { ...measured, script, cubes: await Promise.all(fetched) };
};
