import fc from 'fast-check';

/** A row as somebody's export states it. */
export interface StatedCase {
  readonly id: string;
  readonly opened: string;
  readonly closed: string;
  readonly updated: string;
  readonly district: string;
  readonly issue: string;
  readonly satisfaction: string;
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
const instant = fc
  .tuple(fc.integer({ min: 1, max: 4 }), day, fc.integer({ min: 0, max: 23 }))
  .map(([month, date, hour]) => `2026-0${month}-${date} ${String(hour).padStart(2, '0')}:30:00`);

const statedCase: fc.Arbitrary<StatedCase> = fc.record({
  id: fc.integer({ min: 1, max: 12 }).map((n) => `K${n}`),
  opened: fc.oneof(
    { weight: 9, arbitrary: instant },
    { weight: 1, arbitrary: fc.constantFrom('', 'soon', '2026-13-01') },
  ),
  closed: fc.oneof(instant, fc.constant('')),
  updated: fc.oneof(instant, fc.constant('')),
  district: fc.constantFrom('North', 'South, upper', 'Öst "quoted"', ''),
  issue: fc.constantFrom('Roads', 'Water'),
  satisfaction: fc.constantFrom('Very satisfied', 'Satisfied', 'Neither', 'Dissatisfied', '', 'no idea'),
});

/** Exports in the order in which they are imported, and the order in which some of them are taken back. */
export const history = fc.record({
  files: fc.array(fc.array(statedCase, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 4 }),
  undone: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
});

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const HEADER = ['Case', 'Opened on', 'Closed on', 'Updated on', 'Area', 'Topic', 'Happy'] as const;

export const toCsvText = (rows: readonly StatedCase[]): string =>
  [
    HEADER,
    ...rows.map((row) => [
      row.id,
      row.opened,
      row.closed,
      row.updated,
      row.district,
      row.issue,
      row.satisfaction,
    ]),
  ]
    .map((cells) => cells.map(quoted).join(','))
    .join('\n') + '\n';

/** The mapping of these exports, under a source of its own. */
export const mappingFor = (source: string) => ({
  kind: 'complaints' as const,
  source,
  fields: {
    case_id: 'Case',
    opened_at: 'Opened on',
    closed_at: 'Closed on',
    updated_at: 'Updated on',
    district: 'Area',
    issue: 'Topic',
    satisfaction: 'Happy',
  },
});

const usable = (row: StatedCase): boolean => /^2026-0\d-\d\d /.test(row.opened);

/** The rule in plain words: of all versions of a key the latest update counts, then the later file, then the later row. */
export const liveCases = (files: readonly (readonly StatedCase[])[]): StatedCase[] => {
  const live = new Map<string, StatedCase>();
  for (const file of files)
    for (const row of file) {
      if (!usable(row)) continue;
      const held = live.get(row.id);
      if (!held || row.updated >= held.updated) live.set(row.id, row);
    }
  return [...live.values()];
};

/** How many rows of a file are refused. */
export const refusedRows = (file: readonly StatedCase[]): number => file.filter((row) => !usable(row)).length;
