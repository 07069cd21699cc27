import { scaleLinear } from 'd3';
import { rowFrame, type RowFrame, type RowsLayout } from './interval-rows.ts';
import { standingOf, type FunnelEntry } from './funnel.ts';
import type { Absence, Tone } from './tone.ts';

export interface PlacedRank {
  readonly id: string;
  readonly y: number;
  readonly absence: Absence | null;
  /** Where it may stand, best to worst. */
  readonly interval: readonly [number, number] | null;
  readonly x: number | null;
  readonly tone: Tone | null;
}

/** Neighbours that cannot be told apart. */
export interface PlacedGroup {
  readonly group: number;
  readonly top: number;
  readonly bottom: number;
  readonly n: number;
}

export interface PlacedRanks extends RowFrame {
  readonly rows: readonly PlacedRank[];
  readonly groups: readonly PlacedGroup[];
}

/** Units in the order of their groups, best first, those without a rank last. */
export const byRank = (entries: readonly FunnelEntry[]): FunnelEntry[] =>
  [...entries].sort(
    ({ unit: a }, { unit: b }) =>
      (a.group ?? Infinity) - (b.group ?? Infinity) ||
      (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
      (a.rank_lower ?? 0) + (a.rank_upper ?? 0) - (b.rank_lower ?? 0) - (b.rank_upper ?? 0),
  );

/** Ranks with the places that each unit may hold, in groups of those that cannot be told apart. */
export const placeRanks = (entries: readonly FunnelEntry[], layout: RowsLayout): PlacedRanks => {
  const ordered = byRank(entries);
  const frame = rowFrame(ordered.length, layout);
  const scale = scaleLinear([...layout.domain], [frame.left, frame.right]);
  const groups = new Map<number, PlacedGroup>();
  const rows = ordered.map(({ id, unit }, i): PlacedRank => {
    const hasRank = unit.rank !== null && unit.rank_lower !== null && unit.rank_upper !== null;
    if (unit.group !== null && hasRank) {
      const held = groups.get(unit.group);
      groups.set(unit.group, {
        group: unit.group,
        top: held?.top ?? i * layout.rowHeight,
        bottom: (i + 1) * layout.rowHeight,
        n: (held?.n ?? 0) + 1,
      });
    }
    return {
      id,
      y: (i + 0.5) * layout.rowHeight,
      absence: hasRank ? null : unit.flags.includes('small_base') ? 'withheld' : 'none',
      interval: hasRank ? [scale(unit.rank_lower ?? 1), scale(unit.rank_upper ?? 1)] : null,
      x: hasRank ? scale(unit.rank ?? 1) : null,
      tone: standingOf(unit),
    };
  });
  return { ...frame, rows, groups: [...groups.values()] };
};
