import { hasSample } from '../../etl/load/sample.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { PublicationEntry } from '../contract/publications.ts';
import type { PublishedCell } from './cell.ts';
import { ALL, byName, type Level } from './grid.ts';
import { inForce } from './publish.ts';
import { listPublications, readCells } from './store.ts';

/** Months that were published together, and their cells. */
export interface Block {
  readonly months: readonly string[];
  /** The counts of a cell; null where hidden. A cell that is not there is zero in all columns: undefined. */
  readonly countsAt: (
    subject: string,
    month: Level,
    district: Level,
    issue: Level,
  ) => readonly number[] | null | undefined;
}

/** What the public sees, in memory. */
export interface Published {
  readonly entry: PublicationEntry;
  readonly blocks: readonly Block[];
  /** All published months in order. */
  readonly months: readonly string[];
  readonly districts: readonly (string | null)[];
  readonly issues: readonly (string | null)[];
  /** Tables with anything in them. */
  readonly subjects: ReadonlySet<string>;
}

const nameOf = (level: Level): string => (level === ALL ? '*' : level === null ? '-' : `=${level}`);

const keyOf = (subject: string, ...levels: readonly Level[]): string =>
  [subject, ...levels.map(nameOf)].join('\u001f');

/** Brings cells into the shape answers are read from. */
export const arrange = (
  entry: PublicationEntry,
  blocks: readonly { readonly months: readonly string[]; readonly cells: readonly PublishedCell[] }[],
): Published => {
  const cells = blocks.flatMap((block) => block.cells);
  const members = (level: (cell: PublishedCell) => Level): (string | null)[] =>
    [...new Set(cells.map(level))].filter((each): each is string | null => each !== ALL).sort(byName);
  return {
    entry,
    blocks: blocks.map(({ months, cells: own }) => {
      const counts = new Map(
        own.map((cell) => [keyOf(cell.subject, cell.month, cell.district, cell.issue), cell.counts]),
      );
      return {
        months,
        countsAt: (subject, month, district, issue) => counts.get(keyOf(subject, month, district, issue)),
      };
    }),
    months: blocks.flatMap(({ months }) => months).sort(),
    districts: members(({ district }) => district),
    issues: members(({ issue }) => issue),
    subjects: new Set(cells.map(({ subject }) => subject)),
  };
};

/** The publication the public sees; null when there is none. `subjects`: only these tables are read. */
export const readPublished = async (
  session: Session,
  subjects: readonly string[],
): Promise<Published | null> => {
  const all = await listPublications(session);
  const entry = inForce(all, await hasSample(session)).find(({ status }) => status === 'published');
  if (!entry) return null;
  const cells = await readCells(session, entry.blocks, subjects);
  return arrange(
    entry,
    entry.blocks.map((id) => ({
      months: all.find((each) => each.publication_id === id)?.months ?? [],
      cells: cells.get(id) ?? [],
    })),
  );
};
