import { stat } from 'node:fs/promises';
import { Problem } from '../../etl/model/problem.ts';

/** @throws Problem when there is no such file, or it is a folder. */
export const needFile = async (path: string, what: string): Promise<void> => {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return;
  throw new Problem('The file cannot be read', [
    {
      code: 'no_such_file',
      detail: found ? `${what} ${path} is not a file.` : `${what} ${path} does not exist.`,
      file: path,
      value: path,
      way_out: 'Check the path.',
    },
  ]);
};
