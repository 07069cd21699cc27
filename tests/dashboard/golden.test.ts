import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryOf } from './gallery.ts';
import { GOLDEN_CASES } from './golden-cases.ts';
import { STRIP_CASES } from './golden-strips.ts';
import { asPage, asPicture, Renderer } from './render-svelte.ts';

/** Styles that a chart shares between its parts. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  MatrixTable: ['charts/matrix-cell.css', 'charts/MatrixLegend.svelte'],
};

const update = process.env['UPDATE_GOLDEN'] === '1';
const ALL = [...GOLDEN_CASES, ...STRIP_CASES];
let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.start();
});
afterAll(() => renderer.close());

describe('the pictures', () => {
  it.each(ALL)('$name', async ({ name, component, props, language }) => {
    await renderer.choose(language ?? 'en');
    const markup = await renderer.markup(`/charts/${component}.svelte`, props);
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
    const isSvg = markup.startsWith('<svg');
    const path = join(import.meta.dirname, 'golden', `${name}.${isSvg ? 'svg' : 'html'}`);
    const picture = isSvg
      ? asPicture(markup, [
          ...(component.endsWith('Rows') ? ['charts/RowsFrame.svelte'] : []),
          `charts/${component}.svelte`,
          `marks/${component === 'StepRows' ? 'Step' : 'Signal'}Mark.svelte`,
        ])
      : asPage(markup, [`charts/${component}.svelte`, ...(BESIDE[component] ?? [])]);
    if (update) writeFileSync(path, picture);
    expect(existsSync(path), `${path} is missing; write it with UPDATE_GOLDEN=1 and look at it`).toBe(true);
    // The styles are for looking at; what is compared is what is drawn.
    const drawn = (text: string): string => text.replace(/<style>.*?<\/style>/s, '');
    expect(drawn(picture)).toBe(drawn(readFileSync(path, 'utf8')));
  });

  it('hang in the gallery, all of them and nothing else', () => {
    const folder = join(import.meta.dirname, 'golden');
    const path = join(folder, 'gallery.html');
    const hung = readdirSync(folder).filter((file) => file !== 'gallery.html');
    expect(hung.map((file) => file.replace(/\.(svg|html)$/, '')).sort()).toEqual(
      ALL.map(({ name }) => name).sort(),
    );
    const gallery = galleryOf(ALL, hung);
    if (update) writeFileSync(path, gallery);
    expect(readFileSync(path, 'utf8')).toBe(gallery);
  });
});
