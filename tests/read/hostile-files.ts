import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, createDeflateRaw, gzipSync } from 'node:zlib';
import { writeZip, type ZipFile } from './write-zip.ts';

const MB = 2 ** 20;

/** `text` again and again, `bytes` in all, a megabyte at a time. */
const repeat = function* (text: string, bytes: number): Generator<Buffer> {
  const block = Buffer.alloc(MB, text);
  for (let left = bytes; left > 0; left -= MB) yield left < MB ? block.subarray(0, left) : block;
};

const writeChunks = async (path: string, chunks: Iterable<Buffer | string>): Promise<void> => {
  const out = createWriteStream(path);
  for (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

/** A file of an archive that unpacks to `bytes` bytes of `text`, without ever holding them. */
const packed = async (name: string, text: string, bytes: number): Promise<ZipFile> => {
  let crc = 0;
  const counted = function* (): Generator<Buffer> {
    for (const chunk of repeat(text, bytes)) {
      crc = crc32(chunk, crc);
      yield chunk;
    }
  };
  const deflated = await buffer(Readable.from(counted(), { objectMode: false }).pipe(createDeflateRaw()));
  return { name, content: '', packed: { bytes: deflated, crc, size: bytes } };
};

const workbookParts = (sharedStrings: ZipFile, sheet: ZipFile): ZipFile[] => [
  { name: '[Content_Types].xml', content: '<Types/>' },
  {
    name: 'xl/workbook.xml',
    content: '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  },
  sharedStrings,
  sheet,
];

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const SMALL_SHEET = `<worksheet><sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`;

/** Ten entities, each ten of the one before: a gigabyte from a kilobyte. */
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "ha">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
).join('')}]><sst><si><t>&a9;</t></si></sst>`;

/** A file made to exhaust whoever reads it: how to write one of about `bytes` bytes, and how it must be refused. */
export interface HostileFile {
  readonly write: (path: string, bytes: number) => Promise<void>;
  readonly refused: readonly string[];
  /** Memory the process may take in MB, where it is more than `PEAK_MB`. */
  readonly peakMb?: number;
}

/** A process that imports anything at all has 250 MB; holding one of these files would add as much again at least. */
export const PEAK_MB = 600;

export const HOSTILE_FILES: Readonly<Record<string, HostileFile>> = {
  'nothing but quotes': {
    write: (path, bytes) => writeChunks(path, repeat('"', bytes)),
    refused: ['too_large_line', 'unclosed_quotes', 'empty_file', 'no_rows'],
  },
  'one line': {
    write: (path, bytes) => writeChunks(path, repeat('x', bytes)),
    refused: ['too_large_line'],
  },
  'a header and one line': {
    write: (path, bytes) =>
      writeChunks(
        path,
        (function* () {
          yield 'a,b\n1,2\n';
          yield* repeat('x', bytes);
        })(),
      ),
    // The line is set aside as `line_too_long`; what is left is no feedback.
    refused: ['unknown_kind'],
  },
  'a zip that unpacks to a thousand times its size': {
    write: async (path, bytes) => writeFile(path, writeZip([await packed('a.csv', 'a,b\n', bytes)])),
    refused: ['archive_unsafe'],
  },
  'a zip that hides how much it unpacks to': {
    write: async (path, bytes) => {
      const file = await packed('a.csv', 'a,b\n', bytes);
      await writeFile(path, writeZip([{ ...file, claimedBytes: 1_000 }]));
    },
    refused: ['archive_unsafe', 'broken_archive'],
  },
  'a zip in a zip in a zip': {
    write: async (path, bytes) => {
      const inner = writeZip([await packed('a.csv', 'a,b\n', bytes)]);
      const middle = writeZip([{ name: 'b.zip', content: inner }]);
      await writeFile(path, writeZip([{ name: 'c.csv', content: middle }]));
    },
    refused: ['not_a_table'],
  },
  'a gzip that unpacks to a thousand times its size': {
    write: async (path, bytes) => {
      const member = gzipSync(Buffer.alloc(64 * MB, 'a,b\n'));
      await writeFile(
        path,
        Buffer.concat(Array.from({ length: Math.ceil(bytes / (64 * MB)) }, () => member)),
      );
    },
    refused: ['archive_unsafe'],
  },
  'a zip with a name that leads out of it': {
    write: (path) => writeFile(path, writeZip([{ name: '../../etc/cases.csv', content: 'a,b\n1,2\n' }])),
    refused: ['archive_unsafe'],
  },
  'a workbook with endless shared strings': {
    write: async (path, bytes) =>
      writeFile(
        path,
        writeZip(
          workbookParts(await packed(STRINGS, '<si><t>abcdefgh</t></si>', bytes), {
            name: SHEET,
            content: SMALL_SHEET,
          }),
        ),
      ),
    refused: ['archive_unsafe', 'workbook_too_large'],
    // As many texts as a workbook may have are held before it is refused.
    peakMb: 1_200,
  },
  'a workbook with an endless sheet': {
    write: async (path, bytes) =>
      writeFile(
        path,
        writeZip(
          workbookParts(
            { name: STRINGS, content: '<sst><si><t>a</t></si></sst>' },
            await packed(SHEET, '<row><c><v>1</v></c></row>', bytes),
          ),
        ),
      ),
    refused: ['archive_unsafe', 'broken_archive'],
  },
  'a workbook whose text is made of entities': {
    write: (path) =>
      writeFile(
        path,
        writeZip(workbookParts({ name: STRINGS, content: LAUGHS }, { name: SHEET, content: SMALL_SHEET })),
      ),
    refused: ['broken_archive'],
  },
};
