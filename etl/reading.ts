import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { proposeMapping, recognise, type Proposal, type Question, type Recognition } from './map/index.ts';
import type { Kind } from './model/field.ts';
import type { Mapping } from './model/mapping.ts';
import type { ColumnProfile } from './profile/column-profile.ts';
import { profileTable } from './profile/profile-table.ts';
import { guessLayout, listReadings, openSheet, readTable } from './read/index.ts';
import type { Sheet, Table } from './read/table.ts';
import type { Session } from './warehouse/session.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** What a person settles about a file before it is read. */
export interface ReadingChoices {
  /** The name shown and kept; the path's own when absent. */
  readonly file?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly kind?: Kind;
  /** A saved mapping to read with, and the columns of the file it was made for. */
  readonly source?: Mapping;
  readonly sourceColumns?: readonly string[];
  /** Field → column, over whatever the preset says. */
  readonly set?: Readonly<Record<string, string>>;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly timezone?: string;
}

/** A file understood as far as it can be without loading it. */
export interface Reading {
  readonly table: Table;
  readonly recognition: Recognition | null;
  readonly profiles: readonly ColumnProfile[];
  readonly proposal: Proposal;
}

/** How much of a table is looked at before it is understood. */
export type Look = Parameters<typeof profileTable>[2];

/** The whole journey, one sentence a step: file → table → profile → mapping → `work` → nothing left behind. */
export const withReading = async <T>(
  warehouse: Warehouse,
  path: string,
  choices: ReadingChoices,
  look: Look,
  session: Session,
  work: (reading: Reading) => Promise<T>,
): Promise<T> => {
  const tempDir = await mkdtemp(join(warehouse.tempDir, 'read-'));
  try {
    const sheet = await openSheet(path, { ...choices, tempDir });
    const recognition = recognise(sheet.preview);
    const layout = recognition?.layout ?? guessLayout(sheet);
    const table = await readTable(sheet, layout, { tempDir });
    const profiles = await profileTable(session, table, look);
    const proposal = proposeMapping({
      file: sheet.file,
      preset: recognition?.preset ?? null,
      columns: profiles,
      ...(choices.kind ? { kind: choices.kind } : {}),
      ...(choices.source ? { source: choices.source } : {}),
      ...(choices.sourceColumns?.length ? { sourceColumns: choices.sourceColumns } : {}),
      ...(choices.set ? { set: choices.set } : {}),
      ...(choices.dateOrder ? { dateOrder: choices.dateOrder } : {}),
      ...(choices.timezone ? { timezone: choices.timezone } : {}),
    });
    const unsure = choices.encoding === undefined && !sheet.encoding.certain;
    const questions = unsure ? [await encodingQuestion(sheet), ...proposal.questions] : proposal.questions;
    return await work({ table, recognition, profiles, proposal: { ...proposal, questions } });
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
};

/** Asks in which encoding a text makes sense, each with how it reads. */
const encodingQuestion = async (sheet: Sheet): Promise<Question> => {
  const readings = await listReadings(sheet.path, sheet.encoding.name);
  const names = readings.length > 0 ? readings : [{ encoding: sheet.encoding.name, text: '' }];
  return {
    id: 'encoding',
    text: {
      en: `The encoding of ${sheet.file} cannot be told for certain. Which reading makes sense?`,
      zh: `无法确定 ${sheet.file} 的编码。哪一种读法通顺？`,
    },
    choices: names.map(({ encoding, text }) => ({
      id: encoding,
      label: { en: encoding, zh: encoding },
      ...(text === '' ? {} : { example: text }),
    })),
  };
};
