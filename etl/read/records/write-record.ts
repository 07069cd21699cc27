const NEEDS_QUOTES = /[",\r\n]/;

/** A record in the canonical dialect: `,`, `"` doubled, LF. A lone empty cell is quoted, or it would be a blank line. */
export const writeRecord = (cells: readonly string[]): string => {
  if (cells.length === 1 && cells[0] === '') return '""\n';
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (i > 0) line += ',';
    line += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\n`;
};

/** The dialect `writeRecord` writes. */
export const CANONICAL = { delimiter: ',', quote: '"', escape: 'doubled', separatorLine: false } as const;
