import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Problem } from '../../etl/model/problem.ts';
import { nearest } from '../query/nearest.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that every command takes. */
export const COMMON: Options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/**
 * Reads the words after a command.
 * @throws Problem that names the option it does not know, with the one that was probably meant.
 */
export const readArguments = (command: string, words: readonly string[], options: Options): Arguments => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...COMMON, ...options },
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Arguments['values'], positionals };
  } catch (error) {
    const message = (error as Error).message;
    const option = /'(--?[\w-]+)/.exec(message)?.[1];
    const close = option ? nearest(option.replace(/^-+/, ''), Object.keys({ ...COMMON, ...options })) : null;
    throw new Problem('The command cannot be read', [
      {
        code: 'invalid_option',
        detail: message.split('. ')[0] ?? message,
        ...(option ? { value: option } : {}),
        way_out: close ? `Did you mean --${close}?` : `barometer ${command} --help lists the options.`,
      },
    ]);
  }
};

export const text = (args: Arguments, name: string): string | undefined => {
  const value = args.values[name];
  return typeof value === 'string' ? value : undefined;
};

export const flag = (args: Arguments, name: string): boolean => args.values[name] === true;

/** A repeatable option, its values split at commas unless they may hold commas themselves. */
export const list = (args: Arguments, name: string, splitting = true): string[] => {
  const value = args.values[name];
  const values = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return splitting
    ? values
        .flatMap((each) => each.split(','))
        .map((each) => each.trim())
        .filter((each) => each !== '')
    : values;
};

/** The one positional a command needs. @throws Problem when it is missing. */
export const need = (args: Arguments, index: number, what: string): string => {
  const value = args.positionals[index];
  if (value === undefined)
    throw new Problem('The command is incomplete', [
      {
        code: 'missing_argument',
        detail: `${what} is missing.`,
        way_out: 'Add --help to see how the command is used.',
      },
    ]);
  return value;
};
