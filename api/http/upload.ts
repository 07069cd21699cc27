import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from '../../etl/model/problem.ts';

/** A file that came with a form, stored under a name of our own, and the form's other fields. */
export interface Upload {
  readonly path: string;
  /** The name the client gave, without folders. */
  readonly file: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

const MAX_BYTES = 4 * 1024 ** 3;
const MAX_FIELDS = 300;
const MAX_FIELD_BYTES = 100_000;

const refuse = (code: string, detail: string, way_out: string, status = 400): Problem =>
  new Problem('The upload was refused', [{ code, detail, way_out, pointer: '/file' }], status);

const openForm = (request: Request): busboy.Busboy => {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: MAX_BYTES, files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES },
    });
  } catch {
    throw refuse('not_a_form', 'The form has no boundary.', 'Send the file as multipart/form-data.', 415);
  }
};

/**
 * Takes the one file of a multipart form to disk; the caller removes it.
 * @throws Problem when there is no form, no file, more than one, or it is too large.
 */
export const receiveUpload = async (request: Request, dir: string, id: string): Promise<Upload> => {
  if (!(request.headers['content-type'] ?? '').startsWith('multipart/form-data'))
    throw refuse(
      'not_a_form',
      'The body is not a multipart form.',
      'Send the file as multipart/form-data, field "file".',
      415,
    );
  await mkdir(dir, { recursive: true });
  const path = join(dir, `upload-${id}`);
  const fields = new Map<string, string[]>();
  let file: string | null = null;
  let problem: Problem | null = null;
  const writes: Promise<void>[] = [];

  const form = openForm(request);
  form.on('field', (name, value, info) => {
    if (info.valueTruncated)
      problem ??= refuse('field_too_long', `The field "${name}" is too long.`, 'Shorten it.', 413);
    fields.set(name, [...(fields.get(name) ?? []), value]);
  });
  form.on('file', (name, stream, info) => {
    if (name !== 'file') {
      problem ??= refuse('unknown_part', `There is no file field "${name}".`, 'Name the field "file".');
      stream.resume();
      return;
    }
    file = basename(info.filename || 'upload');
    stream.on('limit', () => {
      problem ??= refuse('too_large', `The file is larger than ${MAX_BYTES} bytes.`, 'Split it.', 413);
    });
    writes.push(pipeline(stream, createWriteStream(path)));
  });
  form.on('filesLimit', () => {
    problem ??= refuse('several_files', 'There is more than one file.', 'Send one file per request.');
  });

  try {
    await pipeline(request, form).catch(() => {
      throw refuse('malformed_form', 'The form ended early or is malformed.', 'Send it again.');
    });
    await Promise.all(writes);
    if (problem) throw problem as Problem;
    if (file === null)
      throw refuse('no_file', 'There is no file in the form.', 'Send the file in the field "file".');
    return { path, file, fields };
  } catch (error) {
    await Promise.allSettled(writes);
    await rm(path, { force: true });
    throw error;
  }
};
