import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

export interface Labelled {
  readonly text: string;
  readonly positive: boolean;
}

/** Where the labelled sentences lie, when they are there. */
export const LABELLED = join(import.meta.dirname, '../../../shared/data/sentiment');
export const hasLabelled = existsSync(LABELLED);

export const ENGLISH_SETS = ['amazon_cells', 'yelp', 'imdb'] as const;

/** One of the UCI sets (Kotzias et al. 2015): a sentence, a tab, 0 or 1. */
export const readEnglish = (set: (typeof ENGLISH_SETS)[number], folder = LABELLED): Labelled[] =>
  readFileSync(join(folder, `${set}_labelled.txt`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^(.*)\t([01])\s*$/.exec(line);
      return found ? [{ text: found[1]!.trim(), positive: found[2] === '1' }] : [];
    });

/** ChnSentiCorp hotel reviews (Tan Songbo). */
export const readHotels = (folder = LABELLED): Labelled[] =>
  Papa.parse<{ label: string; review: string }>(
    readFileSync(join(folder, 'ChnSentiCorp_htl_all.csv'), 'utf8'),
    { header: true, skipEmptyLines: true },
  ).data.flatMap(({ label, review }) => (review ? [{ text: review, positive: label === '1' }] : []));
