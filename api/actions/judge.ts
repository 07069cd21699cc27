import { benjaminiHochberg } from '../stats/index.ts';
import type { JudgedMeasure, Judgement, ActionVerdict } from '../contract/actions.ts';
import type { Series } from '../pain-points/nodes.ts';
import type { WeeklyCells } from '../pain-points/weekly-cells.ts';
import { addDays } from '../query/period.ts';
import { isSameIssue, peersOf, seriesOf, sharesPlace, type Subject } from './cells-of.ts';
import { compareMeasure, type Compared } from './judge-measure.ts';
import { MEASURES } from './measures.ts';
import { JUDGE } from './settings.ts';
import { afterOf, beforeOf, judgedFrom, lengthOf, possibleOn, type Dates, type Stretch } from './windows.ts';

/** Something that was done, and when. */
export interface Deed extends Subject, Dates {}

export interface Judged {
  /** Measures the correction ran over. */
  readonly nTested: number;
  /** In the order of the deeds. */
  readonly judgements: readonly Judgement[];
}

/** Which way a measure went: what the verdict rests on and the plain change must agree. Less is better. */
const directionOf = ({ measure, before, after, rests_on, peers, season }: Compared): -1 | 0 | 1 => {
  const beyond = rests_on === 'peers' ? peers : season;
  if (!beyond) return 0;
  const neutral = measure === 'reports' ? 1 : 0;
  const plain = Math.sign((after.rate ?? 0) - (before.rate ?? 0));
  return Math.sign(beyond.value - neutral) === plain ? (plain as -1 | 0 | 1) : 0;
};

const verdictOf = (compared: Compared, q: number | null): ActionVerdict => {
  if (compared.p === null || q === null) return 'too_few';
  if (q > JUDGE.q) return 'no_change';
  const direction = directionOf(compared);
  return direction < 0 ? 'improved' : direction > 0 ? 'worse' : 'no_change';
};

/** One word for all measures: what got worse is not made good by what got better. */
export const overall = (verdicts: readonly ActionVerdict[]): ActionVerdict =>
  (['worse', 'improved', 'no_change'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'too_few';

const isUnder = (deed: Deed, weeks: readonly string[], after: Stretch): boolean =>
  deed.startedOn <= addDays(weeks[after.to - 1] ?? deed.startedOn, 6);

interface Prepared {
  readonly deed: Deed;
  readonly own: Series;
  readonly before: Stretch;
  readonly after: Stretch | null;
  readonly isDue: boolean;
  readonly compared: readonly Compared[];
}

const prepare = (city: WeeklyCells, deed: Deed, deeds: readonly Deed[]): Prepared => {
  const own = seriesOf(city, deed);
  const before = beforeOf(city.weeks, deed);
  const after = afterOf(city.weeks, deed);
  const isDue = after !== null && lengthOf(after) >= JUDGE.fewestAfter;
  if (!isDue) return { deed, own, before, after, isDue, compared: [] };
  const treated = (district: string): boolean =>
    deeds.some(
      (other) =>
        isSameIssue(other, deed) &&
        sharesPlace(other, { ...deed, districts: [district] }) &&
        isUnder(other, city.weeks, after),
    );
  const peers = peersOf(city, deed, treated);
  const compared =
    lengthOf(before) < JUDGE.fewestBefore
      ? []
      : MEASURES.map((measure) => compareMeasure(measure, own, peers, before, after));
  return { deed, own, before, after, isDue, compared };
};

const stretchOf = (weeks: readonly string[], stretch: Stretch | null): Judgement['before'] =>
  stretch === null || lengthOf(stretch) <= 0
    ? null
    : {
        from: weeks[stretch.from] as string,
        to: addDays(weeks[stretch.to - 1] as string, 6),
        weeks: lengthOf(stretch),
      };

const inside = (week: number, stretch: Stretch | null): boolean =>
  stretch !== null && week >= stretch.from && week < stretch.to;

/** Reports by week, with the level before, and afterwards that level moved by what happened where nothing was done. */
const drawn = (weeks: readonly string[], prepared: Prepared): Judgement['series'] => {
  const { own, before, after, compared } = prepared;
  const held = compared.find(({ measure }) => measure === 'reports');
  const [level, then] = [held?.before.rate ?? null, held?.after.rate ?? null];
  const beyond = held?.rests_on === 'peers' ? held.peers : held?.season;
  const expected = beyond && then !== null ? then / beyond.value : null;
  return weeks
    .map((week, at) => ({
      week,
      n: own.cases[at] as number,
      expected: inside(at, before) ? level : inside(at, after) ? expected : null,
    }))
    .slice(-JUDGE.shown);
};

const notesOf = ({ isDue, before, compared }: Prepared): string[] => {
  if (!isDue) return [];
  if (lengthOf(before) < JUDGE.fewestBefore)
    return [`Fewer than ${JUDGE.fewestBefore} whole weeks are known from before the action.`];
  return compared.some(({ change, rests_on }) => change !== null && rests_on === null)
    ? [
        `Nothing to compare with: fewer than ${JUDGE.fewestPeers} districts with enough reports and nothing taken up, and no year before.`,
      ]
    : [];
};

/**
 * Judges what was done by what people reported afterwards. Pure; the same weeks give the same verdicts. Benjamini–Hochberg
 * runs over every measure of every deed at once.
 */
export const judge = (city: WeeklyCells, deeds: readonly Deed[]): Judged => {
  const prepared = deeds.map((deed) =>
    prepare(
      city,
      deed,
      deeds.filter((other) => other !== deed),
    ),
  );
  const tested = prepared.flatMap(({ compared }) => compared.filter(({ p }) => p !== null));
  const q = benjaminiHochberg(tested.map(({ p }) => p as number));
  const qOf = new Map(tested.map((each, i) => [each, q[i] as number]));
  return {
    nTested: tested.length,
    judgements: prepared.map((each): Judgement => {
      const measures = each.compared.map((compared): JudgedMeasure => {
        const own = qOf.get(compared) ?? null;
        return { ...compared, q: own, verdict: verdictOf(compared, own) };
      });
      return {
        judged_from: judgedFrom(each.deed),
        possible_on: possibleOn(each.deed),
        before: stretchOf(city.weeks, each.before),
        after: stretchOf(city.weeks, each.after),
        measures,
        verdict: each.isDue ? overall(measures.map(({ verdict }) => verdict)) : null,
        notes: notesOf(each),
        series: drawn(city.weeks, each),
      };
    }),
  };
};
