import type { ByteSource } from './container/byte-source.ts';
import { fileSource } from './container/byte-source.ts';
import { takeBytes } from './container/read-chunks.ts';
import { detectDialect } from './dialect/detect-dialect.ts';
import type { Dialect } from './dialect/dialect.ts';
import { parseDialectHints } from './dialect/dialect-hints.ts';
import { detectEncoding } from './encoding/detect-encoding.ts';
import { encodingName } from './encoding/encoding-name.ts';
import type { LegacyGuess } from './encoding/guess-legacy-encoding.ts';
import { judgeInvalidUtf8 } from './encoding/judge-invalid-utf8.ts';
import { decodeSample } from './encoding/text-decoder.ts';
import { convertJson, looksLikeJson } from './json/convert-json.ts';
import { SAMPLE_BYTES } from './limits.ts';
import { openCanonical } from './open-canonical.ts';
import { readPreview } from './read-preview.ts';
import { refuse } from './refuse.ts';
import { refuseForeignText } from './refuse-foreign-text.ts';
import type { Container, EncodingGuess, Sheet } from './table.ts';
import { passOverText, type TextPass } from './text-pass.ts';
import type { Workspace } from './workspace.ts';

/** What a person says about a text instead of letting it be guessed. */
export interface TextHints {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
}

interface TextOptions extends TextHints {
  readonly file: string;
  readonly path: string;
  readonly workspace: Workspace;
  /** The bytes are not those of the upload, so a copy is needed. */
  readonly packed: boolean;
}

export type OpenedText = Pick<Sheet, 'encoding' | 'delimiter' | 'quote' | 'preview' | 'notices' | 'text'> & {
  /** When the content says more than the wrapping. */
  readonly container?: Container;
};

/** Opens delimited text: guesses from its first part, then goes over all of it, twice when the guess was wrong. */
export const openText = async (source: ByteSource, options: TextOptions): Promise<OpenedText> => {
  const { file, path, workspace, packed } = options;
  const sample = await takeBytes(source.open(), SAMPLE_BYTES);
  if (sample.bytes.length === 0) throw refuse('empty_file', file);
  const named = options.encoding === undefined ? null : nameEncoding(options.encoding, file);
  let encoding: TextEncoding = named ?? detectEncoding(sample.bytes, sample.complete);
  if (!encoding.certain && !sample.complete) encoding = await judgeInvalidUtf8(source);
  const sampleIn = (guess: TextEncoding): string => decodeSample(sample.bytes, guess.name, sample.complete);
  if (looksLikeJson(sampleIn(encoding))) return openJson(source, encoding, options);
  let dialect = chooseDialect(sampleIn(encoding), sample.complete, options);
  const asIs = (): boolean => encoding.name === 'utf-8' && !encoding.damaged;
  const pass = async (from: ByteSource, copy: string | null): Promise<TextPass> =>
    passOverText(from, {
      encoding: asIs() ? null : encoding.name,
      dialect,
      ...(copy === null ? {} : { copyTo: (text = await workspace.pathOf(copy)) }),
    });
  let text = path;
  let result = await pass(source, asIs() ? (packed ? 'unpacked' : null) : 'utf-8');
  if (!result.validUtf8) {
    encoding = { ...(named ?? (await judgeInvalidUtf8(fileSource(text)))), damaged: true };
    dialect = chooseDialect(sampleIn(encoding), sample.complete, options);
    result = await pass(fileSource(text), 'utf-8');
  }
  const opened = { path: text, dialect, scan: result.scan, clean: result.clean };
  const preview = await readPreview(opened, file);
  return {
    encoding: { name: encoding.name, confidence: encoding.confidence, certain: encoding.certain },
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    preview,
    notices: {
      ...(result.nReplacements > 0 ? { replacement_characters: result.nReplacements } : {}),
      ...(encoding.nDoubtful ? { doubtful_characters: encoding.nDoubtful } : {}),
    },
    text: opened,
  };
};

const openJson = async (
  source: ByteSource,
  encoding: EncodingGuess,
  options: TextOptions,
): Promise<OpenedText> => {
  const { file, workspace } = options;
  const path = await workspace.pathOf('objects.csv');
  const rowNumbers = await convertJson(source, { encoding: encoding.name, path, file });
  const opened = await openCanonical(path, { file, rowNumbers, notices: {} });
  return { ...opened, encoding, container: 'json' };
};

/** UTF-8 that is damaged has to be decoded as any other encoding has. */
type TextEncoding = LegacyGuess & { readonly damaged?: boolean };

const nameEncoding = (spelling: string, file: string): EncodingGuess => {
  const name = encodingName(spelling);
  if (name === null)
    throw refuse('unknown_encoding', file, {
      value: spelling,
      detail: `The encoding "${spelling}" is not known.`,
    });
  return { name, confidence: 1, certain: true };
};

const chooseDialect = (sample: string, complete: boolean, options: TextOptions): Dialect => {
  const text = sample.replace(/^\ufeff/, '');
  refuseForeignText(text, options.file);
  if (!complete && !/[\r\n]/.test(text)) throw refuse('too_large_line', options.file, { line: 1 });
  return detectDialect(text, complete, parseDialectHints(options, options.file));
};
