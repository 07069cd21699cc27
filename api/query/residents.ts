import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { isTime } from './dimension-sql.ts';
import type { Members } from './cells.ts';
import type { Selection } from './plan.ts';

/** Residents by place and year. */
export type Population = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface Residents {
  readonly population: Population;
  /** Places at the top of the tree: together the city. */
  readonly districts: readonly string[];
}

/** Reads the population table; null when none is loaded. */
export const readResidents = async (session: Session): Promise<Residents | null> => {
  const rows = await session.rows<{ place: string; year: number; n: number }>(
    'SELECT place, year, n FROM population',
  );
  if (rows.length === 0) return null;
  const population = new Map<string, Map<number, number>>();
  for (const { place, year, n } of rows) {
    const years = population.get(place) ?? new Map<number, number>();
    population.set(place, years.set(year, n));
  }
  const below = await session.rows<{ value: string }>(
    `SELECT DISTINCT value FROM member WHERE dimension IN ('subdistrict', 'community')
     UNION SELECT DISTINCT subdistrict FROM case_month WHERE subdistrict IS NOT NULL`,
  );
  const lower = new Set(below.map(({ value }) => value));
  const top = await session.rows<{ value: string }>(`SELECT value FROM member WHERE dimension = 'district'`);
  const named = top.map(({ value }) => value).filter((value) => population.has(value));
  return {
    population,
    districts: named.length > 0 ? named : [...population.keys()].filter((place) => !lower.has(place)),
  };
};

const nearestYear = (years: ReadonlyMap<number, number>, year: number): number | null => {
  const known = [...years.keys()].sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || a - b);
  return known[0] === undefined ? null : (years.get(known[0]) ?? null);
};

const addUp = (population: Population, places: readonly (string | null)[], year: number): number | null => {
  let total = 0;
  for (const place of places) {
    const years = place === null ? undefined : population.get(place);
    const n = years ? nearestYear(years, year) : null;
    if (n === null) return null;
    total += n;
  }
  return places.length > 0 ? total : null;
};

/** The place level that decides whose residents are meant. @throws Problem for places below what a table can have. */
const levelOf = (selection: Selection): 'district' | 'subdistrict' | null => {
  const named = [...selection.by, ...Object.keys(selection.where)];
  const crossed = selection.where.subdistrict !== undefined && !selection.by.includes('subdistrict');
  if (named.includes('community') || (crossed && selection.by.includes('district')))
    throw new Problem(
      'The query cannot be answered',
      [
        {
          code: 'no_population_below',
          detail: named.includes('community')
            ? 'Residents are known by district and subdistrict, not by community.'
            : 'Residents of parts of several districts cannot be told apart by district alone.',
          pointer: '/by',
          way_out: 'Ask per_1000 by district or subdistrict.',
        },
      ],
      400,
    );
  return named.includes('subdistrict') ? 'subdistrict' : named.includes('district') ? 'district' : null;
};

/**
 * Residents behind a group: of its own place when the question is by place, else of all places it is about; in the
 * year of its own time, else of the last day of the period. Null where the table does not have them.
 */
export const residentsOf = (
  { population, districts }: Residents,
  selection: Selection,
  lastDay: string | null,
): ((members: Members) => number | null) => {
  const level = levelOf(selection);
  const time = selection.by.find(isTime);
  const end = selection.period.to ?? lastDay ?? '';
  return (members) => {
    const year = Number(((time && members[time]) ?? end).slice(0, 4));
    if (!level) return addUp(population, districts, year);
    if (selection.by.includes(level)) return addUp(population, [members[level] ?? null], year);
    return addUp(population, selection.where[level] ?? [], year);
  };
};
