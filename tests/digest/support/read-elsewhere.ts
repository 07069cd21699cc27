import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DigestFormat } from '../../../api/digest/recipient.ts';

/** Whether a program is on this machine. */
export const has = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0;

const PYTHON = `import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[2], newline='') as f:
    print(json.dumps(list(csv.reader(f, delimiter=sys.argv[3], strict=True))))`;

/** All cells, headers first, as Python's csv reads them. */
export const readByPython = (path: string, format: DigestFormat): string[][] => {
  const encoding = format.encoding === 'gb18030' ? 'gb18030' : format.bom ? 'utf-8-sig' : 'utf-8';
  const words = ['-c', PYTHON, path, encoding, format.delimiter];
  return JSON.parse(execFileSync('python3', words, { encoding: 'utf8' })) as string[][];
};

/** Cells as code points, so that nothing depends on how R prints them; `NA` for a number that is not there. */
const R = `a <- commandArgs(TRUE)
x <- read.csv(a[1], sep=a[2], dec=a[3], fileEncoding=a[4], encoding="UTF-8", check.names=FALSE, na.strings=character(), colClasses=c("character", NA, "character"))
x[[2]] <- ifelse(is.na(x[[2]]), "", sprintf("%.17g", x[[2]]))
for (r in c(list(names(x)), lapply(seq_len(nrow(x)), function(i) unlist(x[i, ])))) cat(sapply(r, function(s) paste(utf8ToInt(enc2utf8(s)), collapse=" ")), sep="\\t", fill=FALSE, "\\n")`;

/** All cells as R's read.csv gives them; the second column is one of numbers. */
export const readByR = (path: string, format: DigestFormat): string[][] => {
  const encoding = format.encoding === 'gb18030' ? 'GB18030' : format.bom ? 'UTF-8-BOM' : 'UTF-8';
  const words = ['--vanilla', '-e', R, path, format.delimiter, format.decimal, encoding];
  const out = execFileSync('Rscript', words, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const text = (points: string): string =>
    points === '' ? '' : String.fromCodePoint(...points.split(' ').map(Number));
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/\t$/, '').split('\t').map(text));
};

/** A cell of a sheet: its text as shown, or the number it holds, and the formula, if it is one. */
export interface SheetCell {
  readonly text: string;
  readonly number: number | null;
  readonly formula: string | null;
}

const SHEET = `import json, sys, xml.etree.ElementTree as tree
T, O, X = ('{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}' % n for n in ('table', 'office', 'text'))
def words(node):
    if node.tag == X + 's': return ' ' * int(node.get(X + 'c', '1'))
    if node.tag == X + 'tab': return '\\t'
    if node.tag == X + 'line-break': return '\\n'
    return (node.text or '') + ''.join(words(n) + (n.tail or '') for n in node)
rows = []
for row in tree.parse(sys.argv[1]).getroot().iter(T + 'table-row'):
    cells = []
    for cell in row:
        if cell.tag != T + 'table-cell': continue
        number = cell.get(O + 'value')
        one = dict(text='\\n'.join(words(p) for p in cell.findall(X + 'p')), number=None if number is None else float(number), formula=cell.get(T + 'formula'))
        cells += [one] * int(cell.get(T + 'number-columns-repeated', '1'))
    rows += [cells] * int(row.get(T + 'number-rows-repeated', '1'))
print(json.dumps(rows))`;

/** Numbers that LibreOffice has for what it is told of a file: character set, and language of its decimal mark. */
const CHARACTER_SET = { 'utf-8': 76, gb18030: 85 };
const LANGUAGE = { '.': 1033, ',': 1031 };

/** All cells as LibreOffice has them when it has opened a CSV file. */
export const readByLibreOffice = (path: string, format: DigestFormat): SheetCell[][] => {
  const out = mkdtempSync(join(dirname(path), 'sheet-'));
  const { delimiter, encoding, decimal } = format;
  const told = [delimiter.charCodeAt(0), 34, CHARACTER_SET[encoding], 1, '', LANGUAGE[decimal], false, true];
  try {
    execFileSync(
      'soffice',
      ['--headless', `-env:UserInstallation=file://${out}/profile`, `--infilter=CSV:${told.join(',')}`, '--convert-to', 'fods', '--outdir', out, path], // prettier-ignore
      { stdio: 'ignore' },
    );
    const sheet = join(out, `${basename(path, '.csv')}.fods`);
    readFileSync(sheet);
    return JSON.parse(execFileSync('python3', ['-c', SHEET, sheet], { encoding: 'utf8' })) as SheetCell[][];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
