import type { QueryRow } from '../../api/contract/query.ts';
import { survivingTone, type Tone } from './tone.ts';

export interface StandingOut {
  readonly row: QueryRow;
  readonly tone: Tone;
}

/** People the difference speaks for: its size times its base. Larger first is more trouble first, not more certain first. */
const reach = (row: QueryRow): number => Math.abs(row.difference ?? 0) * (row.n ?? 0);

const RANK: Readonly<Record<Tone, number>> = { worse: 0, higher: 0, lower: 1, better: 1 };

/** The comparisons that survived multiplicity control: worse first, each side by how many people it speaks for. */
export const standingOut = (rows: readonly QueryRow[]): StandingOut[] =>
  rows
    .flatMap((row): StandingOut[] => {
      const tone = survivingTone(row);
      return tone && row.difference ? [{ row, tone }] : [];
    })
    .sort((a, b) => RANK[a.tone] - RANK[b.tone] || reach(b.row) - reach(a.row));
