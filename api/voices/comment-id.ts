import { Problem } from '../../etl/model/problem.ts';

/** What a comment is known by, whichever import states its latest version. */
export interface CommentKey {
  readonly kind: 'survey' | 'complaints';
  readonly source: string;
  readonly key: string;
}

const pack = (parts: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

const unpack = (text: string, n: number): (string | null)[] | null => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(parts) &&
      parts.length === n &&
      parts.every((part) => part === null || typeof part === 'string');
    return fits ? (parts as (string | null)[]) : null;
  } catch {
    return null;
  }
};

const KINDS: readonly (string | null)[] = ['survey', 'complaints'];

const keyFrom = ([kind, source, key]: readonly (string | null | undefined)[]): CommentKey | null =>
  KINDS.includes(kind ?? null) && typeof source === 'string' && typeof key === 'string'
    ? { kind: kind as CommentKey['kind'], source, key }
    : null;

/** The name of a comment on the wire. */
export const writeCommentId = ({ kind, source, key }: CommentKey): string => pack([kind, source, key]);

/** @throws Problem for what is no name of a comment. */
export const readCommentId = (id: string, pointer: string): CommentKey => {
  const found = keyFrom(unpack(id, 3) ?? []);
  if (found) return found;
  throw new Problem(
    'There is no such comment',
    [
      {
        code: 'unknown_comment',
        detail: 'That is no id of a comment.',
        pointer,
        value: id.slice(0, 80),
        way_out: 'Use the id of a row of GET /feedback.',
      },
    ],
    400,
  );
};

/** Where a page ended: the day and the natural key of its last row. Neither changes when more is imported. */
export interface Cursor extends CommentKey {
  readonly on: string | null;
}

export const writeCursor = ({ on, kind, source, key }: Cursor): string => pack([on, kind, source, key]);

const DAY = /^\d{4,6}-\d{2}-\d{2}$/;

/** @throws Problem for what no answer gave as `next`. */
export const readCursor = (text: string): Cursor => {
  const parts = unpack(text, 4);
  const key = keyFrom(parts?.slice(1) ?? []);
  const on = parts?.[0] ?? null;
  if (parts && key && (on === null || DAY.test(on))) return { ...key, on };
  throw new Problem(
    'That page cannot be found',
    [
      {
        code: 'invalid_cursor',
        detail: 'The cursor is none that an answer gave.',
        pointer: '/cursor',
        way_out: 'Give the next of the answer before, or leave it out to begin.',
      },
    ],
    400,
  );
};
