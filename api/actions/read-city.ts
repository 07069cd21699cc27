import type { WeeklyCells } from '../pain-points/weekly-cells.ts';
import { readWeeks } from '../pain-points/read-weeks.ts';
import type { Reader } from '../query/held.ts';

/** The whole city week by week, read once for every data version. */
export const readCity = (session: Reader): Promise<WeeklyCells> =>
  session.remember(`weeks ${session.held.version}`, () => readWeeks(session, {}, null, null));
