import { MARGIN_VARIABLES } from '../model/margin-table.ts';
import { Problem, type ProblemDetail } from '../model/problem.ts';
import type { Session } from '../warehouse/session.ts';

/** One category of a margin as the file states it. */
export interface MarginRow {
  readonly source: string;
  readonly variable: string;
  readonly value: string;
  readonly target: number;
}

const TOLERATED = 0.005;

/** A total of shares or of percent, which must come to a whole; null for counts, which come to what they come to. */
const wholeOf = (targets: readonly number[]): number | null => {
  if (targets.every((target) => target <= 1)) return 1;
  return targets.every((target) => target <= 100 && !Number.isInteger(target)) ? 100 : null;
};

const checkRow = (row: Readonly<Record<string, string>>, line: number, file: string): ProblemDetail[] => {
  const { source, variable, value, target } = row;
  const wrong = (detail: string, way_out: string, given: string | undefined): ProblemDetail => ({
    code: 'bad_margin',
    detail,
    file,
    line,
    ...(given === undefined ? {} : { value: given }),
    way_out,
  });
  return [
    ...(source && value
      ? []
      : [wrong('A source or a value is missing.', 'Name both in every row.', undefined)]),
    ...((MARGIN_VARIABLES as readonly string[]).includes(variable ?? '')
      ? []
      : [
          wrong(
            `"${variable}" is nothing that is kept of a respondent.`,
            `Use one of ${MARGIN_VARIABLES.join(', ')}.`,
            variable,
          ),
        ]),
    ...(target?.trim() && Number.isFinite(Number(target)) && Number(target) >= 0
      ? []
      : [wrong(`"${target}" is no size of a population.`, 'Write a count or a share, 0 or more.', target)]),
  ];
};

/** Shares that do not come to a whole, and categories named twice. */
const checkMargin = (name: string, rows: readonly MarginRow[], file: string): ProblemDetail[] => {
  const twice = rows.filter(({ value }, i) => rows.findIndex((other) => other.value === value) < i);
  const targets = rows.map(({ target }) => target);
  const [sum, whole] = [targets.reduce((total, target) => total + target, 0), wholeOf(targets)];
  return [
    ...twice.map(({ value }) => ({
      code: 'bad_margin',
      detail: `${name} = ${value} is named twice.`,
      file,
      value,
      way_out: 'Name every category once.',
    })),
    ...(sum > 0 && (whole === null || Math.abs(sum - whole) <= TOLERATED * whole)
      ? []
      : [
          {
            code: 'bad_margin',
            detail: `The shares of ${name} come to ${sum}, not to ${whole ?? 'more than 0'}.`,
            file,
            value: String(sum),
            way_out: 'Name every category of the population, those without respondents too.',
          },
        ]),
  ];
};

const byMargin = (rows: readonly MarginRow[]): Map<string, MarginRow[]> => {
  const margins = new Map<string, MarginRow[]>();
  for (const row of rows) {
    const name = `${row.source}: ${row.variable}`;
    margins.set(name, [...(margins.get(name) ?? []), row]);
  }
  return margins;
};

/**
 * Margins out of the rows of a file with the columns source, variable, value, target.
 * @throws Problem with everything that is wrong with them.
 */
export const readMargins = (data: readonly Readonly<Record<string, string>>[], file: string): MarginRow[] => {
  const problems = data.flatMap((row, i) => checkRow(row, i + 2, file));
  const rows = data.map((row) => ({
    source: row['source'] ?? '',
    variable: row['variable'] ?? '',
    value: row['value'] ?? '',
    target: Number(row['target']),
  }));
  if (problems.length === 0)
    for (const [name, margin] of byMargin(rows)) problems.push(...checkMargin(name, margin, file));
  if (problems.length > 0) throw new Problem('The margins cannot be used', problems);
  return rows;
};

/** Puts margins in the place of those held. */
export const storeMargins = async (session: Session, rows: readonly MarginRow[]): Promise<void> => {
  await session.run('DELETE FROM margin');
  await session.run(
    `INSERT INTO margin SELECT r->>'source', r->>'variable', r->>'value', CAST(r->>'target' AS DOUBLE)
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(rows) },
  );
};
