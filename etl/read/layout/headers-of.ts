import type { ColumnHeader, Layout } from '../table.ts';

/** Sub-answers that say nothing about the question. */
const EMPTY_OPTION = /^(response|open-ended response)?$/i;
/** Qualtrics' third header record. */
const MACHINE_TEXT = /^\{"ImportId":/;

const clean = (cell: string | undefined): string =>
  (cell ?? '').replaceAll('\ufeff', '').replace(/\s+/gu, ' ').trim();

/** Question over empty headers, option below: "question - option". */
const questionAndOption = (top: readonly string[], below: readonly string[], n: number): string[] => {
  let question = '';
  return Array.from({ length: n }, (_, i) => {
    question = clean(top[i]) === '' ? question : clean(top[i]);
    const option = clean(below[i]);
    return EMPTY_OPTION.test(option) || question === '' ? question || option : `${question} - ${option}`;
  });
};

const distinct = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const base = name === '' ? `column_${i + 1}` : name;
    let unique = base;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
};

/**
 * The columns of a table from its first records: names unique without regard to case (empty ones become `column_3`,
 * repeats ` (2)`) and labels from the other header records. Two header records without a name row are question and option.
 * @param fixedWidth how many columns the table has; else as many as its header.
 */
export const headersOf = (
  preview: readonly (readonly string[])[],
  layout: Layout,
  fixedWidth?: number,
): ColumnHeader[] => {
  const records = preview.slice(layout.preambleRows, layout.preambleRows + layout.headerRows);
  const width =
    fixedWidth ??
    Math.max(0, ...(records.length > 0 ? records : preview.slice(0, 1)).map((record) => record.length));
  const [first = [], second = []] = records;
  const isPair = layout.headerRows === 2 && layout.nameRow === undefined;
  const nameRecord = records[layout.nameRow ?? 0] ?? [];
  const names = distinct(
    isPair
      ? questionAndOption(first, second, width)
      : Array.from({ length: width }, (_, i) => clean(nameRecord[i])),
  );
  return names.map((name, index) => {
    const texts = isPair
      ? []
      : records.filter((record) => record !== nameRecord).map((record) => clean(record[index]));
    const label = texts.find((text) => text !== '' && !MACHINE_TEXT.test(text));
    return { index, name, label: label ?? name };
  });
};
