import { Problem } from '../../etl/model/problem.ts';
import { need, type Arguments } from './arguments.ts';

/** The number of an import among the words of a command. @throws Problem when it is none. */
export const importNumber = (args: Arguments, position = 0): number => {
  const id = need(args, position, 'The number of the import');
  if (!/^\d{1,9}$/.test(id))
    throw new Problem('There is no such import', [
      {
        code: 'unknown_import',
        detail: `"${id}" is no import number.`,
        value: id,
        way_out: 'barometer imports lists them.',
      },
    ]);
  return Number(id);
};
