import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../etl/read/encoding/detect-encoding.ts';
import { encodingName } from '../../etl/read/encoding/encoding-name.ts';
import { cellsOf, readBytes } from './read-bytes.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';

const cases = SAMPLE_TEXTS.flatMap(({ language, encodings, text }) =>
  encodings.map((encoding) => ({ language, encoding, text })),
);

const variants = (text: string): string[] => {
  const lines = text.split('\n');
  const cells = lines.slice(1).flatMap((line) => line.split(','));
  return [text, `${lines[0]}\n`, lines.slice(0, 2).join('\n'), ...cells.map((cell) => `id,x\n1,${cell}\n`)];
};

describe.each(cases)('$language in $encoding', ({ encoding, text }) => {
  it('is recognised for certain when there is enough of it', () => {
    const guess = detectEncoding(iconv.encode(text.repeat(20), encoding), true);
    expect(guess).toMatchObject({ name: encoding, certain: true });
    expect(guess.confidence).toBeGreaterThanOrEqual(0.75);
  });

  it('is never taken for certain and wrong, however short', () => {
    for (const short of variants(text)) {
      const bytes = iconv.encode(short, encoding);
      const guess = detectEncoding(bytes, true);
      if (guess.certain) expect(iconv.decode(bytes, guess.name)).toBe(short);
    }
  });

  it('comes out as the text that went in', async () => {
    const { table } = await readBytes(iconv.encode(text.repeat(20), encoding));
    const { table: expected } = await readBytes(text.repeat(20));
    expect(await cellsOf(table)).toEqual(await cellsOf(expected));
    expect(table.notices).toEqual({});
  });
});

describe('Unicode', () => {
  const text = '工单编号,满意度\n1,非常满意\n2,一般\n3,"不满意\r\n因为噪音"\n';

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s is recognised for certain', async (name, bytes) => {
    const { table } = await readBytes(bytes);
    expect(table.sheet.encoding).toMatchObject({ name, certain: true });
    expect(table.columns.map((column) => column.name)).toEqual(['工单编号', '满意度']);
    expect((await cellsOf(table)).at(-1)).toEqual(['3', '不满意\r\n因为噪音']);
  });

  it('stays UTF-8 when a few characters are damaged, and says how many were lost', async () => {
    const bytes = Buffer.from(text.repeat(10));
    bytes[bytes.indexOf('意') + 2] = 0x41;
    const { table } = await readBytes(bytes);
    expect(table.sheet.encoding).toMatchObject({ name: 'utf-8', certain: true });
    expect(table.notices).toEqual({ replacement_characters: 1 });
  });

  it('is given up when the bytes only began as ASCII', async () => {
    const [chinese] = SAMPLE_TEXTS;
    const ascii = `${'a,b,c,d,e\n'.repeat(150_000)}`;
    const { table } = await readBytes(
      Buffer.concat([Buffer.from(ascii), iconv.encode(chinese!.text.repeat(20), 'gb18030')]),
    );
    expect(table.sheet.encoding).toMatchObject({ name: 'gb18030', certain: true });
    expect((await table.locateRows([table.nRows - 1]))[0]?.cells).toEqual(
      chinese!.text.trimEnd().split('\n').at(-1)!.split(','),
    );
  });
});

describe('a few stray bytes in a large ASCII file', () => {
  it('are reported and not asked about', async () => {
    const text = `id,name\n1,caf\u00e9\n${'2,plain\n'.repeat(5_000)}`;
    const { table } = await readBytes(iconv.encode(text, 'windows-1252'));
    expect(table.sheet.encoding).toMatchObject({ certain: true });
    expect(table.nRows).toBe(5_001);
    expect(table.notices).toEqual({ doubtful_characters: 1 });
  });
});

describe('an encoding named by a person', () => {
  it.each([
    ['GBK', 'gb18030'],
    ['UTF8', 'utf-8'],
    ['latin-1', 'windows-1252'],
    ['cp1251', 'windows-1251'],
    ['windows-1250', 'windows-1250'],
    ['Shift_JIS', 'shift_jis'],
    ['MacRoman', 'macintosh'],
    ['iso-8859-15', 'iso-8859-15'],
    ['base64', null],
    ['nonsense', null],
  ])('%s is %s', (spelling, name) => {
    expect(encodingName(spelling)).toBe(name);
  });

  it('overrules the guess', async () => {
    const bytes = Buffer.concat([Buffer.from('id,x\n1,'), Buffer.from([0xb9, 0xa4]), Buffer.from('\n')]);
    const { table } = await readBytes(bytes, { encoding: 'big5' });
    expect(table.sheet.encoding).toEqual({ name: 'big5', confidence: 1, certain: true });
    expect(await cellsOf(table)).toEqual([['1', iconv.decode(Buffer.from([0xb9, 0xa4]), 'big5')]]);
  });

  it('leaves a notice for every character it cannot decode', async () => {
    const bytes = Buffer.concat([Buffer.from('id,x\n1,'), Buffer.from([0xff, 0xff]), Buffer.from('\n')]);
    const { table } = await readBytes(bytes, { encoding: 'utf-8' });
    expect(await cellsOf(table)).toEqual([['1', '\ufffd\ufffd']]);
    expect(table.notices).toEqual({ replacement_characters: 2 });
  });
});
