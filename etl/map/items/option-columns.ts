import { answerKey, answersOf, type ProfiledColumn } from './answers.ts';

/** A column that answers one option of a multiple choice. */
export interface OptionColumn {
  readonly stem: string;
  readonly option: string;
  /** The cell that means "chosen", when there is only that one; otherwise the cells are yes and no. */
  readonly chosen?: string;
}

const SHAPES: readonly RegExp[] = [
  /^(?<stem>.+?)___(?<option>.+)$/u,
  /^(?<stem>.+) - (?<option>.+)$/u,
  /^(?<stem>[^/]+)\/(?<option>[^/]+)$/u,
  /^(?<stem>.+?)\[(?<option>[^\]]+)\]$/u,
  /^(?<stem>.+?)[(（](?<option>[^()（）]+)[)）]$/u,
];

const BOTH = new Set([
  '0',
  '1',
  '0.0',
  '1.0',
  'yes',
  'no',
  'y',
  'n',
  'true',
  'false',
  '是',
  '否',
  'checked',
  'unchecked',
]);
const TICK = new Set(['1', '1.0', 'y', 'yes', 'true', 'x', '√', '✓', '是', 'checked', 'selected']);

const splitHeader = (header: string): { stem: string; option: string } | null => {
  for (const shape of SHAPES) {
    const groups = shape.exec(header.trim())?.groups;
    if (groups) return { stem: groups.stem ?? '', option: groups.option ?? '' };
  }
  return null;
};

/** Whether the cells of a column can mean "chosen or not": two-sided codes, one tick, or the option's own text. */
const chosenCell = (column: ProfiledColumn, option: string): { ok: boolean; chosen?: string } => {
  if (column.values === null) return { ok: false };
  const cells = answersOf(column).map(({ value }) => value.trim());
  const [only] = cells;
  if (only !== undefined && cells.length === 1) {
    if (answerKey(only) === answerKey(option)) return { ok: true, chosen: only };
    if (TICK.has(answerKey(only)) && column.n_null > 0) return { ok: true, chosen: only };
  }
  return { ok: cells.every((cell) => BOTH.has(answerKey(cell))) };
};

/**
 * Columns of one matrix question ("question - row", `Q1[SQ001]`): stem and row per column name, where at least two
 * columns share the stem.
 */
export const matrixRows = (
  columns: readonly ProfiledColumn[],
): ReadonlyMap<string, { stem: string; option: string }> =>
  new Map(
    [...groupByStem(columns)].flatMap(([stem, members]) =>
      members.length < 2 ? [] : members.map(({ column, option }) => [column.name, { stem, option }] as const),
    ),
  );

interface Member {
  readonly column: ProfiledColumn;
  readonly option: string;
}

const groupByStem = (columns: readonly ProfiledColumn[]): ReadonlyMap<string, readonly Member[]> => {
  const stems = new Map<string, Member[]>();
  for (const column of columns) {
    const parts = splitHeader(column.name);
    if (parts) stems.set(parts.stem, [...(stems.get(parts.stem) ?? []), { column, option: parts.option }]);
  }
  return stems;
};

/**
 * The columns of a file that each answer one option: `field___1`, `question/choice`, `Q1[SQ001]`,
 * "question - option", or a column whose only answer is its own header. A shared stem needs two columns at least
 * (`___` is a checkbox even alone), and all columns of a stem must look like choices.
 */
export const optionColumns = (columns: readonly ProfiledColumn[]): ReadonlyMap<string, OptionColumn> => {
  const found = new Map<string, OptionColumn>();
  for (const [stem, members] of groupByStem(columns)) {
    if (members.length < 2 && !members.some(({ column }) => column.name.includes('___'))) continue;
    const cells = members.map(({ column, option }) => chosenCell(column, option));
    if (!cells.every(({ ok }) => ok) || members.every(({ column }) => column.type === 'empty')) continue;
    members.forEach(({ column, option }, i) => {
      const chosen = cells[i]?.chosen;
      found.set(column.name, { stem, option, ...(chosen === undefined ? {} : { chosen }) });
    });
  }
  for (const column of columns) {
    const [only, ...others] = answersOf(column);
    if (found.has(column.name) || !only || others.length > 0 || column.values === null) continue;
    const headers = [column.name.replace(/ \(\d+\)$/u, ''), column.label];
    if (headers.some((header) => answerKey(only.value) === answerKey(header)))
      found.set(column.name, { stem: '', option: only.value.trim(), chosen: only.value.trim() });
  }
  return found;
};
