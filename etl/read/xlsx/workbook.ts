import type { ByteSource } from '../container/byte-source.ts';
import { refuse } from '../refuse.ts';
import { numberFormat, type NumberFormat } from './number-format.ts';
import { readPart } from './read-part.ts';
import { attribute } from './xml-events.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ByteSource;
}

export interface Workbook {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetPart[];
  readonly since1904: boolean;
  /** By style number of a cell. */
  readonly formats: readonly NumberFormat[];
  readonly sharedStrings: readonly string[];
}

/** Finds a part of the archive by its path, without regard to case; null when there is none. */
export type FindPart = (path: string) => ByteSource | null;

const MAIN = 'xl/workbook.xml';
/** Characters of shared strings, which are all held in memory, and what a string takes besides its characters. */
const MAX_SHARED_CHARS = 300_000_000;
const CHARS_PER_STRING = 40;

/** Reads everything of a workbook but its sheets. @throws Problem `broken_archive`, `archive_unsafe` or `workbook_too_large`. */
export const readWorkbook = async (find: FindPart, file: string): Promise<Workbook> => {
  const main = find(MAIN);
  if (!main) throw refuse('broken_archive', file, { detail: 'The workbook has no list of sheets.' });
  const targets = await readTargets(find('xl/_rels/workbook.xml.rels'), file);
  const sheets: SheetPart[] = [];
  let since1904 = false;
  for await (const events of readPart(main, file)) {
    for (const event of events) {
      if (event.kind !== 'open') continue;
      if (event.name === 'workbookPr')
        since1904 = /^(1|true)$/.test(attribute(event.attributes, 'date1904') ?? '');
      if (event.name !== 'sheet') continue;
      const part = find(targets.get(attribute(event.attributes, 'id') ?? '') ?? '');
      const hidden = (attribute(event.attributes, 'state') ?? 'visible') !== 'visible';
      if (part) sheets.push({ name: attribute(event.attributes, 'name') ?? '', hidden, part });
    }
  }
  return {
    sheets,
    since1904,
    formats: await readFormats(find('xl/styles.xml'), file),
    sharedStrings: await readSharedStrings(find('xl/sharedStrings.xml'), file),
  };
};

/** Relation id → path of the part. */
const readTargets = async (part: ByteSource | null, file: string): Promise<Map<string, string>> => {
  const targets = new Map<string, string>();
  if (!part) return targets;
  for await (const events of readPart(part, file)) {
    for (const event of events) {
      if (event.kind !== 'open' || event.name !== 'Relationship') continue;
      const target = attribute(event.attributes, 'Target') ?? '';
      targets.set(
        attribute(event.attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      );
    }
  }
  return targets;
};

const readFormats = async (part: ByteSource | null, file: string): Promise<NumberFormat[]> => {
  const formats: NumberFormat[] = [];
  if (!part) return formats;
  const codes = new Map<number, string>();
  let inCells = false;
  for await (const events of readPart(part, file)) {
    for (const event of events) {
      if (event.kind === 'text') continue;
      if (event.name === 'cellXfs') inCells = event.kind === 'open';
      if (event.kind === 'close') continue;
      const id = Number(attribute(event.attributes, 'numFmtId') ?? 0);
      if (event.name === 'numFmt') codes.set(id, attribute(event.attributes, 'formatCode') ?? '');
      if (event.name === 'xf' && inCells) formats.push(numberFormat(id, codes.get(id) ?? null));
    }
  }
  return formats;
};

/** Runs of rich text are joined; the reading aids of Japanese text (`rPh`) are no part of it. */
const readSharedStrings = async (part: ByteSource | null, file: string): Promise<string[]> => {
  const strings: string[] = [];
  if (!part) return strings;
  let text = '';
  let inText = false;
  let inAid = false;
  let size = 0;
  for await (const events of readPart(part, file)) {
    for (const event of events) {
      if (event.kind === 'text') {
        if (inText && !inAid) text += event.text;
        size += event.text.length;
      } else if (event.name === 't') inText = event.kind === 'open';
      else if (event.name === 'rPh') inAid = event.kind === 'open';
      else if (event.name === 'si' && event.kind === 'open') text = '';
      else if (event.name === 'si') strings.push(text);
    }
    if (size + CHARS_PER_STRING * strings.length > MAX_SHARED_CHARS)
      throw refuse('workbook_too_large', file, { value: `${strings.length} different texts` });
  }
  return strings;
};
