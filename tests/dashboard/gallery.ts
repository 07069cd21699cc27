import type { GoldenCase } from './golden-cases.ts';

/**
 * A page of all golden pictures, chart by chart, to be opened in a browser from the folder they lie in. Frames keep each
 * picture's styles to itself.
 */
export const galleryOf = (cases: readonly GoldenCase[], files: readonly string[]): string => {
  const charts = new Map<string, GoldenCase[]>();
  for (const each of cases) charts.set(each.component, [...(charts.get(each.component) ?? []), each]);
  const fileOf = (name: string): string =>
    files.find((file) => file === `${name}.svg` || file === `${name}.html`) ?? '';
  const picture = ({ name }: GoldenCase): string => {
    const file = fileOf(name);
    return file.endsWith('.svg')
      ? `<img src="${file}" alt="">`
      : `<iframe src="${file}" title="${name}" loading="lazy"></iframe>`;
  };
  const sections = [...charts].map(
    ([component, shown]) =>
      `<h2>${component}</h2>\n${shown
        .map((each) => `<figure>${picture(each)}<figcaption>${each.name}</figcaption></figure>`)
        .join('\n')}`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>Golden pictures</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 Georgia, serif; }
  body { max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
  figure { display: inline-block; margin: 0 1.5rem 1.5rem 0; vertical-align: top; max-width: 100%; }
  img { max-width: 100%; background: Canvas; }
  iframe { width: 34rem; max-width: 100%; height: 14rem; border: 0; background: Canvas; }
  figcaption { color: GrayText; font-size: 0.85rem; }
</style>
<h1>Golden pictures</h1>
<p>${cases.length} pictures of ${charts.size} charts, made by <code>UPDATE_GOLDEN=1 npx vitest run tests/dashboard/golden.test.ts</code>.</p>
${sections.join('\n')}
`;
};
