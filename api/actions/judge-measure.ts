import { normalTwoSided, zOf } from '../stats/index.ts';
import type { JudgedMeasure } from '../contract/actions.ts';
import type { Series } from '../pain-points/nodes.ts';
import { beyondPeers, type Beyond } from './beyond-peers.ts';
import type { Effect } from './effect.ts';
import type { Measure } from './measures.ts';
import { JUDGE } from './settings.ts';
import { lengthOf, yearBefore, type Stretch } from './windows.ts';

/** A measure compared, before its verdict: that needs the others judged at once. */
export type Compared = Omit<JudgedMeasure, 'q' | 'verdict'>;

/** The own change beyond that of the same weeks a year before: four stretches, each as restless as the past was. */
const beyondYear = (
  measure: Measure,
  series: Series,
  now: Effect,
  before: Stretch,
  after: Stretch,
): Beyond | null => {
  const [then, since] = [yearBefore(before), yearBefore(after)];
  if (!then || !since || !measure.isEnough(measure.level(series, then), measure.level(series, since)))
    return null;
  const earlier = measure.effect(series, then, since);
  const restless =
    2 * measure.excess(series, before.from, lengthOf(before)) +
    2 * measure.excess(series, before.from, lengthOf(after));
  const error = Math.sqrt(now.variance + earlier.variance + restless);
  const value = now.value - earlier.value;
  const reach = zOf(JUDGE.level) * error;
  return { value, lower: value - reach, upper: value + reach, p: normalTwoSided(value / error) };
};

const show = (measure: Measure, { value, lower, upper, p }: Beyond) => ({
  value: measure.shown(value),
  lower: measure.shown(lower),
  upper: measure.shown(upper),
  p,
});

/**
 * One measure before and after: the plain change, the change beyond that of untreated peers, and beyond that of the same
 * weeks a year before. What the verdict rests on is the peers, else the year before; with neither nothing can be told.
 */
export const compareMeasure = (
  measure: Measure,
  own: Series,
  peers: readonly Series[],
  before: Stretch,
  after: Stretch,
): Compared => {
  const levels = { before: measure.level(own, before), after: measure.level(own, after) };
  const nothing = { measure: measure.name, ...levels, season: null, peers: null, rests_on: null, p: null };
  if (!measure.isEnough(levels.before, levels.after)) return { ...nothing, change: null };
  const effect = measure.effect(own, before, after);
  const known = peers.filter((series) => measure.isPeer(series, before, after));
  const elsewhere =
    known.length < JUDGE.fewestPeers
      ? null
      : beyondPeers(
          effect,
          known.map((series) => measure.effect(series, before, after)),
          JUDGE.level,
        );
  const season = beyondYear(measure, own, effect, before, after);
  return {
    ...nothing,
    change: measure.change(levels.before, levels.after),
    season: season && show(measure, season),
    peers: elsewhere && { ...show(measure, elsewhere), n_peers: known.length },
    rests_on: elsewhere ? 'peers' : season ? 'season' : null,
    p: (elsewhere ?? season)?.p ?? null,
  };
};
