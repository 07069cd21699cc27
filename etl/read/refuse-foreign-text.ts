import { controlShare } from './encoding/control-share.ts';
import { refuse } from './refuse.ts';

const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^\s*<!doctype html|^\s*<html|^\s*<table/i, 'an HTML page'],
  [/^\s*<\?xml|^\s*<[a-z][\w:-]*[\s>]/i, 'XML'],
];

/** Share of control characters from which a text is binary. */
const BINARY = 0.02;

/** @throws Problem `not_a_table` for markup and for binary bytes that no magic number gave away. */
export const refuseForeignText = (sample: string, file: string): void => {
  const markup = MARKUP.find(([pattern]) => pattern.test(sample));
  if (markup)
    throw refuse('not_a_table', file, { detail: `The file is ${markup[1]}, not a table.`, line: 1 });
  if (controlShare(sample) > BINARY)
    throw refuse('not_a_table', file, { detail: 'The file is binary, not a table.' });
};
