import type { Terminal } from './terminal.ts';

/** Prints a result: as JSON for programs, in words for people. Resolves to exit code 0. */
export const printResult = (
  terminal: Terminal,
  isJson: boolean,
  value: unknown,
  words: () => string,
): number => {
  terminal.out(isJson ? `${JSON.stringify(value, null, 2)}\n` : words());
  return 0;
};

/** Who does what is done from the operator's own command line. */
export const OPERATOR = 'operator';
