import { chain, fillWindow, joinSpans, type Span } from './span.ts';
import type { AliasStatement } from './statement.ts';

/** Statements that lead back to where they began, on at least one day. */
export class CircularAliases extends Error {
  /** The spellings of the circle, the first repeated at the end. */
  readonly path: readonly string[];

  constructor(path: readonly string[]) {
    super(path.join(' → '));
    this.name = 'CircularAliases';
    this.path = path;
  }
}

const keyOf = (dimension: string, raw: string): string => `${dimension}\u0000${raw}`;

const groupStatements = <Statement extends AliasStatement>(
  statements: readonly Statement[],
): Map<string, Statement[]> => {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOf(statement.dimension, statement.raw);
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  return groups;
};

/**
 * What a value stands for at the end of every chain, on each day of a window.
 * @throws CircularAliases when a chain comes back to a value it has passed.
 */
const follow = (
  groups: ReadonlyMap<string, readonly AliasStatement[]>,
  dimension: string,
  { value, ...window }: Span,
  passed: readonly string[],
): Span[] => {
  if (passed.includes(value)) throw new CircularAliases([...passed.slice(passed.indexOf(value)), value]);
  const own = groups.get(keyOf(dimension, value)) ?? [];
  if (own.length === 0) return [{ ...window, value }];
  const stated = fillWindow<string | null>(own, window, null);
  return chain(stated, (span) =>
    span.value === null
      ? [{ ...span, value }]
      : follow(groups, dimension, { ...span, value: span.value }, [...passed, value]),
  );
};

/**
 * Every spelling with the value it stands for in the end, chains followed day by day: A → B and B → C give A → C on
 * the days both hold. Statements of one spelling must not overlap.
 * @throws CircularAliases naming the circle.
 */
export const resolveAliases = <Statement extends AliasStatement>(
  statements: readonly Statement[],
): Statement[] => {
  const groups = groupStatements(statements);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((statement) => {
      const { dimension, raw, value, from, to } = statement;
      return joinSpans(follow(groups, dimension, { value, from, to }, [raw])).map((span) => ({
        ...statement,
        ...span,
      }));
    }),
  );
};

/** What one spelling stands for on each day of a window, itself where no statement says otherwise. */
export const readSpelling = (
  statements: readonly AliasStatement[],
): ((dimension: string, span: Span) => Span[]) => {
  const groups = groupStatements(statements);
  return (dimension, span) => joinSpans(follow(groups, dimension, span, []));
};
