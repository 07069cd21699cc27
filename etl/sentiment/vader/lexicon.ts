import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let held: ReadonlyMap<string, number> | undefined;

/** The library's own lexicon: word in small letters → −4…4, the mean of ten raters. Read once, when first needed. */
export const vaderLexicon = (): ReadonlyMap<string, number> => {
  if (held) return held;
  const path = createRequire(import.meta.url).resolve('vader-sentiment/vader_lexicon.txt');
  const lexicon = new Map<string, number>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word, mean] = line.split('\t');
    if (word !== undefined && mean !== undefined) lexicon.set(word, Number(mean));
  }
  held = lexicon;
  return held;
};
