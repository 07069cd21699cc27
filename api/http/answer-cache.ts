import { createHash } from 'node:crypto';

/** A rendered answer, as it is sent. */
export interface Rendered {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
}

/**
 * An answer with its tag. The data version alone would not do: what the operator has declared, what was published and
 * what the one who asks may see change an answer as well.
 */
export const toRendered = (type: string, dataVersion: string, bytes: Buffer): Rendered => {
  const content = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
  return { type, etag: `W/"${dataVersion}-${content}"`, bytes };
};

interface Kept {
  readonly revision: number;
  readonly rendered: Rendered;
}

/** Rendered answers of one state of the ledger. */
export interface AnswerCache {
  find(key: string, revision: number): Rendered | null;
  keep(key: string, revision: number, rendered: Rendered): void;
  /** The keys used last, the latest first. */
  latest(n: number): string[];
}

/** Keeps the answers used last, at most so many bytes; what belongs to another revision is never given out. */
export const createAnswerCache = (mostBytes: number): AnswerCache => {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.rendered.bytes.length ?? 0;
    kept.delete(key);
  };
  return {
    latest: (n) => [...kept.keys()].slice(-n).reverse(),
    find(key, revision) {
      const held = kept.get(key);
      if (!held) return null;
      drop(key);
      if (held.revision !== revision) return null;
      kept.set(key, held);
      bytes += held.rendered.bytes.length;
      return held.rendered;
    },
    keep(key, revision, rendered) {
      if (rendered.bytes.length > mostBytes / 8) return;
      drop(key);
      kept.set(key, { revision, rendered });
      bytes += rendered.bytes.length;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
};
