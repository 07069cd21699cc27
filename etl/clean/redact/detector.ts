/** Kinds of personal data; each becomes the token of its name, `[phone]`, so that a reader knows what stood there. */
export const PERSONAL_KINDS = [
  'phone',
  'email',
  'id',
  'card',
  'ip',
  'account',
  'plate',
  'address',
  'name',
] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Where something personal stands in a text, in UTF-16 units, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}

/**
 * Finds personal data in a folded text (see `fold.ts`). Spans come in order and do not overlap. Takes linear time: every
 * repetition in a pattern is bounded or cannot match its own separator.
 */
export type Detector = (text: string) => Span[];

/** Stands where something is already a token; no pattern matches across it. */
export const TAKEN = '\uE000';

/** Every match of a global pattern as a span: its group `it` where there is one, else the whole match. */
export const spansOf = (
  text: string,
  pattern: RegExp,
  kind: PersonalKind,
  accept: (match: RegExpExecArray) => boolean = () => true,
): Span[] => {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    if (!accept(match)) continue;
    const [start, end] = match.indices?.groups?.['it'] ?? [match.index, match.index + match[0].length];
    spans.push({ start, end, kind });
  }
  return spans;
};
