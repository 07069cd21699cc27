import { StatisticsError } from '../interval.ts';

/**
 * What to do with a stratum that has a single primary unit, from which no spread can be seen: `refuse` it, `adjust`
 * (its distance from the mean of all units), `average` (the mean variance of the other strata), `remove` it from the
 * variance, or treat it as drawn with `certainty`. Named as in Lumley's survey package, where refusing is `fail`.
 */
export type LonelyRule = 'refuse' | 'adjust' | 'average' | 'remove' | 'certainty';

/** How the respondents were drawn; every list has one entry per respondent. */
export interface DesignDeclaration {
  readonly weights: readonly number[];
  /** Stratum of the first stage. */
  readonly strata?: readonly string[];
  /** Primary sampling unit; without it every respondent is one. */
  readonly clusters?: readonly string[];
  /** Whether unit names repeat from stratum to stratum. */
  readonly clustersAreNested?: boolean;
  /** Primary units in the stratum's population; without it sampling counts as with replacement. */
  readonly population?: readonly number[];
  readonly lonely?: LonelyRule;
}

export interface Stratum {
  readonly name: string;
  /** Positions of its primary units. */
  readonly units: readonly number[];
  /** 1 − n/N, or 1 with replacement. */
  readonly unsampled: number;
}

/** A drawn sample, ready for variances. */
export interface SurveyDesign {
  readonly weights: readonly number[];
  /** Primary unit of each respondent. */
  readonly unitOf: readonly number[];
  /** Stratum of each primary unit. */
  readonly stratumOf: readonly number[];
  readonly strata: readonly Stratum[];
  readonly lonely: LonelyRule;
}

const checkLength = (what: string, n: number, given: readonly unknown[] | undefined): void => {
  if (given !== undefined && given.length !== n)
    throw new StatisticsError(`${n} weights do not match ${given.length} ${what}`);
};

const checkWeights = (weights: readonly number[]): void => {
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong >= 0) throw new StatisticsError(`weight ${weights[wrong]} of row ${wrong + 1} is no weight`);
  if (!weights.some((weight) => weight > 0)) throw new StatisticsError('no respondent has a positive weight');
};

/** Share of a stratum's units left undrawn. */
const unsampledShare = (name: string, drawn: number, populations: ReadonlySet<number>): number => {
  const [population, another] = populations;
  if (population === undefined) return 1;
  if (another !== undefined)
    throw new StatisticsError(`stratum ${name} has two population sizes, ${population} and ${another}`);
  if (!(population >= drawn))
    throw new StatisticsError(`stratum ${name} has ${drawn} units drawn from ${population}`);
  return 1 - drawn / population;
};

/**
 * A design of one stage: strata, and primary units within them drawn with or without replacement. What is drawn within
 * a unit needs no description when units are drawn with replacement (Särndal, Swensson & Wretman 1992, §4.6).
 * @throws StatisticsError for no respondent, a negative weight or none above zero, lists of different lengths, a unit in
 * two strata (unless nested), or more units drawn than there are.
 */
export const surveyDesign = (declared: DesignDeclaration): SurveyDesign => {
  const { weights, strata, clusters, population, clustersAreNested = false, lonely = 'refuse' } = declared;
  const n = weights.length;
  if (n === 0) throw new StatisticsError('a design needs respondents');
  checkWeights(weights);
  checkLength('strata', n, strata);
  checkLength('clusters', n, clusters);
  checkLength('population sizes', n, population);
  const stratumAt = new Map<string, number>();
  const drafts: { name: string; units: number[]; populations: Set<number> }[] = [];
  const unitAt = new Map<string, number>();
  const stratumOf: number[] = [];
  const unitOf = weights.map((_, i) => {
    const name = strata?.[i] ?? '';
    const stratum = stratumAt.get(name) ?? drafts.length;
    if (stratum === drafts.length) {
      stratumAt.set(name, stratum);
      drafts.push({ name, units: [], populations: new Set() });
    }
    const draft = drafts[stratum] as (typeof drafts)[number];
    if (population) draft.populations.add(population[i] as number);
    const cluster = clusters ? (clusters[i] as string) : String(i);
    const key = clustersAreNested ? JSON.stringify([name, cluster]) : cluster;
    const unit = unitAt.get(key) ?? stratumOf.length;
    if (unit === stratumOf.length) {
      unitAt.set(key, unit);
      stratumOf.push(stratum);
      draft.units.push(unit);
    } else if (stratumOf[unit] !== stratum)
      throw new StatisticsError(`unit ${cluster} lies in two strata; say so if unit names repeat`);
    return unit;
  });
  return {
    weights,
    unitOf,
    stratumOf,
    lonely,
    strata: drafts.map(({ name, units, populations }) => ({
      name,
      units,
      unsampled: unsampledShare(name, units.length, populations),
    })),
  };
};

/** Degrees of freedom, units less strata, of the design or of the part of it where `inside` holds (Lumley's `degf`). */
export const designDegrees = (
  design: SurveyDesign,
  inside: (row: number) => boolean = () => true,
): number => {
  const units = new Set(design.unitOf.filter((_, row) => inside(row) && (design.weights[row] as number) > 0));
  const strata = new Set([...units].map((unit) => design.stratumOf[unit]));
  return units.size - strata.size;
};
