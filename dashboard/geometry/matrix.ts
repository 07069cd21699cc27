import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { Dimension } from '../../api/contract/dimensions.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import { absenceOf, survivingTone, toneOf, type Absence, type Tone } from './tone.ts';

export interface MatrixCell {
  readonly row: QueryRow | undefined;
  readonly absence: Absence | null;
  readonly tone: Tone | null;
  /** 0 as expected … 3 far from it, in widths of the noise; 4 only for a signal that survived. */
  readonly strength: 0 | 1 | 2 | 3 | 4;
  /** Survived multiplicity control, at whatever strength it is drawn. */
  readonly survived: boolean;
}

export interface Matrix {
  /** Members, null for rows without a value. */
  readonly columns: readonly (string | null)[];
  readonly rows: readonly (string | null)[];
  readonly cells: readonly (readonly MatrixCell[])[];
  readonly nColumns: number;
  readonly nRows: number;
}

export interface MatrixQuestion {
  readonly rowDimension: Dimension;
  readonly columnDimension: Dimension;
  readonly direction: CatalogueEntry['direction'];
  readonly sort: 'name' | 'signal';
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Rows and columns as they are to stay, while a hand moves. */
  readonly keep?: Pick<Matrix, 'rows' | 'columns' | 'nRows' | 'nColumns'> | null;
  /** Orders names as the reader's language does. */
  readonly compareNames: (a: string | null, b: string | null) => number;
}

/** How far a difference is from the expected, in widths of its own noise. */
const strengthOf = (row: QueryRow): 0 | 1 | 2 | 3 => {
  const { difference, difference_lower: lower, difference_upper: upper } = row;
  if (difference === null || difference === undefined) return 0;
  if (lower === null || lower === undefined || upper === null || upper === undefined) return 0;
  const half = (upper - lower) / 2;
  const widths = half > 0 ? Math.abs(difference) / half : 0;
  return widths < 0.35 ? 0 : widths < 0.75 ? 1 : widths < 1.15 ? 2 : 3;
};

/** One cell: its tone, its strength, or why it has no value. */
export const toCell = (row: QueryRow | undefined, direction: CatalogueEntry['direction']): MatrixCell => {
  const absence = absenceOf(row);
  if (!row || absence) return { row, absence, tone: null, strength: 0, survived: false };
  const survived = survivingTone(row);
  return {
    row,
    absence,
    tone: survived ?? toneOf(row.difference, direction),
    strength: survived ? 4 : strengthOf(row),
    survived: survived !== null,
  };
};

/** So many cells can shout at once; with more, the largest differences do. */
const LOUD = 12;

/** Keeps the largest surviving differences at full strength: a large base makes every small one certain, not important. */
const calm = (cells: readonly (readonly MatrixCell[])[]): readonly (readonly MatrixCell[])[] => {
  const sizeOf = (cell: MatrixCell): number => Math.abs(cell.row?.difference ?? 0);
  const sizes = cells.flatMap((row) => row.filter((cell) => cell.survived).map(sizeOf)).sort((a, b) => b - a);
  const threshold = sizes[LOUD - 1] ?? 0;
  return cells.map((row) =>
    row.map((cell) => (cell.survived && sizeOf(cell) < threshold ? { ...cell, strength: 3 } : cell)),
  );
};

/** Long rows as a table of two dimensions: the largest members of each, and always those with a surviving signal. */
export const arrangeMatrix = (rows: readonly QueryRow[], question: MatrixQuestion): Matrix => {
  const { rowDimension, columnDimension, direction } = question;
  const { keep = null } = question;
  const cells = new Map<string | null, Map<string | null, MatrixCell>>();
  const weigh = { rows: new Map<string | null, Weight>(), columns: new Map<string | null, Weight>() };
  for (const row of rows) {
    const [r, c] = [row[rowDimension] ?? null, row[columnDimension] ?? null];
    if (keep && !(keep.rows.includes(r) && keep.columns.includes(c))) continue;
    const cell = toCell(row, direction);
    cells.set(r, (cells.get(r) ?? new Map<string | null, MatrixCell>()).set(c, cell));
    if (keep) continue;
    add(weigh.rows, r, cell);
    add(weigh.columns, c, cell);
  }
  const order = (weights: Map<string | null, Weight>, max: number): (string | null)[] =>
    [...weights]
      .sort(([, a], [, b]) => Number(b.survived > 0) - Number(a.survived > 0) || b.n - a.n)
      .slice(0, max)
      .sort(([a, x], [b, y]) =>
        question.sort === 'signal'
          ? y.survived - x.survived || y.strength - x.strength || question.compareNames(a, b)
          : question.compareNames(a, b),
      )
      .map(([member]) => member);
  const columns = keep?.columns ?? order(weigh.columns, question.maxColumns);
  const kept = keep?.rows ?? order(weigh.rows, question.maxRows);
  return {
    columns,
    rows: kept,
    cells: calm(kept.map((r) => columns.map((c) => cells.get(r)?.get(c) ?? toCell(undefined, direction)))),
    nColumns: keep?.nColumns ?? weigh.columns.size,
    nRows: keep?.nRows ?? weigh.rows.size,
  };
};

interface Weight {
  n: number;
  survived: number;
  strength: number;
}

const add = (weights: Map<string | null, Weight>, member: string | null, cell: MatrixCell): void => {
  const weight = weights.get(member) ?? { n: 0, survived: 0, strength: 0 };
  weight.n += cell.row?.n ?? 0;
  weight.survived += cell.survived ? 1 : 0;
  weight.strength += cell.strength;
  weights.set(member, weight);
};
