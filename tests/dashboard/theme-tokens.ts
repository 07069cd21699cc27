import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(import.meta.dirname, '../../dashboard/theme/tokens.css'), 'utf8');
const tokensOf = (selector: string): ReadonlyMap<string, string> => {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
};

/** The colours of both themes by name, as the page's stylesheet has them. */
export const THEMES = { light: tokensOf(':root'), dark: tokensOf(":root[data-theme='dark']") };
