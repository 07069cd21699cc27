import { refuse } from '../refuse.ts';
import type { DialectHints } from './detect-dialect.ts';

const NAMES: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
};

/**
 * Delimiter and quote as a person names them, `tab` and `\t` included.
 * @throws Problem `bad_delimiter` or `bad_quote`.
 */
export const parseDialectHints = (
  given: { readonly delimiter?: string; readonly quote?: string },
  file: string,
): DialectHints => {
  const delimiter = given.delimiter === undefined ? undefined : (NAMES[given.delimiter] ?? given.delimiter);
  if (delimiter !== undefined && !/^[^\r\n"'\0]$/.test(delimiter))
    throw refuse('bad_delimiter', file, { value: given.delimiter ?? '' });
  if (given.quote !== undefined && (!/^[^\r\n\0]$/.test(given.quote) || given.quote === delimiter))
    throw refuse('bad_quote', file, { value: given.quote });
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(given.quote === undefined ? {} : { quote: given.quote }),
  };
};
