import type { MissingCode } from '../../model/scale.ts';
import type { ColumnProfile, ProfiledColumn } from '../../profile/column-profile.ts';

export type { ProfiledColumn };

export interface Answer {
  readonly value: string;
  readonly n: number;
}

/** Distinct answers of a column: all of them when they are few, else the examples, each counted once. */
export const answersOf = (column: ColumnProfile): readonly Answer[] =>
  (column.values ?? column.examples.map((value) => ({ value, n: 1 }))).filter(
    ({ value }) => value.trim() !== '',
  );

/** An answer as it is compared: no case, no outer space, one width. */
export const answerKey = (value: string): string =>
  value.normalize('NFKC').toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ').trim();

const MISSING: readonly { readonly code: MissingCode; readonly pattern: RegExp }[] = [
  {
    code: 'dont_know',
    pattern:
      /\b(don'?t know|do not know|not sure|unsure|no opinion|can'?t say)\b|不知道|不清楚|说不清|不了解|不好说/u,
  },
  { code: 'refused', pattern: /\b(refused?|prefer not|decline|rather not)\b|拒答|拒绝|不愿/u },
  {
    code: 'not_applicable',
    pattern:
      /(^|\()n\/?a(\)|$)|\bnot applicable\b|\bdoes(n'?t| not) apply\b|\bunfamiliar\b|不适用|未使用|没用过|没有?接触/u,
  },
  { code: 'blank', pattern: /^([-.–—]+|null|none|no answer|not answered|未回答|未填|空)$/u },
];

/** The reason why a wording is no answer, or null when it is one. */
export const missingCode = (value: string): MissingCode | null =>
  MISSING.find(({ pattern }) => pattern.test(answerKey(value)))?.code ?? null;
