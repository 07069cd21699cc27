import { addDays, earlier, FIRST_DAY, LAST_DAY, later } from './day.ts';

/** A value that holds from one day to another, both inclusive. */
export interface Span<Value = string> {
  readonly from: string;
  readonly to: string;
  readonly value: Value;
}

/** A value that always holds. */
export const always = <Value>(value: Value): Span<Value>[] => [{ from: FIRST_DAY, to: LAST_DAY, value }];

export const overlaps = (a: Omit<Span, 'value'>, b: Omit<Span, 'value'>): boolean =>
  a.from <= b.to && b.from <= a.to;

/**
 * The days of a window, each with what the spans say of it, `otherwise` where they say nothing. In order and without
 * gaps; the spans must not overlap.
 */
export const fillWindow = <Value>(
  spans: readonly Span<Value>[],
  window: Omit<Span, 'value'>,
  otherwise: Value,
): Span<Value>[] => {
  const filled: Span<Value>[] = [];
  let next = window.from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (!overlaps(span, window)) continue;
    const [from, to] = [later(span.from, window.from), earlier(span.to, window.to)];
    if (next < from) filled.push({ from: next, to: addDays(from, -1), value: otherwise });
    filled.push({ from, to, value: span.value });
    if (to === window.to) return filled;
    next = addDays(to, 1);
  }
  filled.push({ from: next, to: window.to, value: otherwise });
  return filled;
};

/** Each span replaced by what `next` makes of its value within its days. */
export const chain = <Value, Next>(
  spans: readonly Span<Value>[],
  next: (span: Span<Value>) => readonly Span<Next>[],
): Span<Next>[] => spans.flatMap((span) => next(span));

/** Neighbouring spans of the same value as one. */
export const joinSpans = <Value>(spans: readonly Span<Value>[]): Span<Value>[] => {
  const joined: Span<Value>[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.value === span.value && addDays(last.to, 1) >= span.from)
      joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
};
