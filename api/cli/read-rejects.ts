import { Problem } from '../../etl/model/problem.ts';
import { findImport, listColumns, listRejects } from '../import/history.ts';
import { refusedRowsCsv, rejectsCsv } from '../import/reject-files.ts';
import { withWarehouse } from './place.ts';
import { ask } from './remote.ts';

/**
 * What an import refused, as CSV: the reasons, or the rows themselves to correct and import.
 * @throws Problem when there is no import of that number.
 */
export const readRejects = (dir: string, id: number, asRows: boolean): Promise<string> =>
  withWarehouse(
    dir,
    ({ barometer }) =>
      barometer.read(async (session) => {
        if (!(await findImport(session, id)))
          throw new Problem('There is no such import', [
            {
              code: 'unknown_import',
              detail: `No import has the number ${id}.`,
              value: String(id),
              way_out: 'barometer imports lists them.',
            },
          ]);
        const rejects = await listRejects(session, id);
        return asRows ? refusedRowsCsv(await listColumns(session, id), rejects) : rejectsCsv(rejects);
      }),
    async (owner) => (await ask(owner, `/imports/${id}/rejects${asRows ? '?as=rows' : ''}`)).text(),
  );
