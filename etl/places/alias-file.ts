import { FIRST_DAY, LAST_DAY } from './day.ts';
import type { AliasedDimension, AliasStatement } from './statement.ts';

/**
 * The statements of a table of aliases with the columns dimension, raw, canonical and, where they are given, from and
 * to (days, both inclusive). A line that says again what another says counts once; a spelling that stands for itself
 * says nothing.
 */
export const readAliasRows = (rows: readonly Readonly<Record<string, string>>[]): AliasStatement[] => {
  const seen = new Map<string, AliasStatement>();
  for (const row of rows) {
    const statement: AliasStatement = {
      dimension: (row['dimension'] ?? '').trim() as AliasedDimension,
      raw: row['raw'] ?? '',
      value: row['canonical'] ?? '',
      from: row['from']?.trim() || FIRST_DAY,
      to: row['to']?.trim() || LAST_DAY,
    };
    if (statement.raw !== statement.value) seen.set(JSON.stringify(statement), statement);
  }
  return [...seen.values()];
};
