/** Where a command writes: results to stdout, everything else to stderr. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** Progress is drawn only where a person watches. */
  readonly watched: boolean;
  readonly color: boolean;
}

/** The process's own streams. */
export const processTerminal = (): Terminal => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY,
  color: process.stderr.isTTY && process.env['NO_COLOR'] === undefined,
});

const dim = (text: string, color: boolean): string => (color ? `\x1b[2m${text}\x1b[22m` : text);
const bold = (text: string, color: boolean): string => (color ? `\x1b[1m${text}\x1b[22m` : text);

/** A problem for a person: title, then one paragraph per thing that is wrong, with its way out. */
export const renderProblem = (
  title: string,
  problems: readonly {
    detail: string;
    line?: number | undefined;
    column?: string | undefined;
    pointer?: string | undefined;
    value?: string | undefined;
    way_out?: string | undefined;
  }[],
  color: boolean,
): string => {
  const lines = [bold(title, color)];
  for (const problem of problems) {
    const where = [
      problem.line === undefined ? null : `line ${problem.line}`,
      problem.column === undefined ? null : `column ${problem.column}`,
    ].filter((part) => part !== null);
    lines.push(`  ${problem.detail}${where.length > 0 ? ` (${where.join(', ')})` : ''}`);
    if (problem.value !== undefined && !problem.detail.includes(problem.value))
      lines.push(dim(`    ${problem.value}`, color));
    if (problem.way_out) lines.push(dim(`    ${problem.way_out}`, color));
  }
  return `${lines.join('\n')}\n`;
};

/** Columns of text under their headings, numbers to the right. */
export const renderTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const width = (text: string): number =>
    [...text].reduce(
      (sum, char) =>
        sum +
        (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(char)
          ? 2
          : 1),
      0,
    );
  const widths = head.map((name, i) => Math.max(width(name), ...rows.map((row) => width(row[i] ?? ''))));
  const numeric = head.map((_, i) => rows.every((row) => /^[-+]?[\d.,]*%?$|^–?$/.test(row[i] ?? '')));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
        return numeric[i] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return `${[line(head), line(widths.map((n) => '─'.repeat(n))), ...rows.map(line)].join('\n')}\n`;
};

/** A progress line that redraws itself; silent where nobody watches. */
export const progressLine = (terminal: Terminal): { show(text: string): void; end(): void } => ({
  show: (text) => {
    if (terminal.watched) terminal.err(`\r\x1b[2K${text}`);
  },
  end: () => {
    if (terminal.watched) terminal.err('\r\x1b[2K');
  },
});
