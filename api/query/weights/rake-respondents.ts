import { rake, type MarginProblem } from '../../stats/index.ts';
import type { DeclaredMargin } from './read-margins.ts';

/** One respondent, with the category of each margin in their order; null where it is not known. */
export interface Respondent {
  readonly importId: number;
  readonly line: number;
  readonly wave: string | null;
  readonly base: number;
  readonly categories: readonly (string | null)[];
}

/** Weights in the order of the respondents, and why margins could not be met. */
export interface RakedRespondents {
  readonly weights: readonly number[];
  /** Respondents who keep their base weight, because a category is not known. */
  readonly nUnknown: number;
  readonly problems: readonly { readonly wave: string | null; readonly problem: MarginProblem }[];
}

const byWave = (respondents: readonly Respondent[]): Map<string | null, number[]> => {
  const waves = new Map<string | null, number[]>();
  for (const [i, { wave }] of respondents.entries()) {
    const members = waves.get(wave);
    if (members) members.push(i);
    else waves.set(wave, [i]);
  }
  return waves;
};

/**
 * Weights every wave of a survey to its margins, by raking with a cap of 5; base weights and results have the mean 1 in a
 * wave.
 */
export const rakeRespondents = (
  respondents: readonly Respondent[],
  margins: readonly DeclaredMargin[],
): RakedRespondents => {
  const weights = respondents.map(() => 1);
  const problems: { wave: string | null; problem: MarginProblem }[] = [];
  let nUnknown = 0;
  for (const [wave, members] of byWave(respondents)) {
    const mean = members.reduce((sum, i) => sum + (respondents[i] as Respondent).base, 0) / members.length;
    for (const i of members) weights[i] = mean > 0 ? (respondents[i] as Respondent).base / mean : 1;
    const known = members.filter((i) =>
      (respondents[i] as Respondent).categories.every((each) => each !== null),
    );
    nUnknown += members.length - known.length;
    const raked = rake(
      known.map((i) => weights[i] as number),
      margins.map(({ variable, targets }, m) => ({
        variable,
        targets,
        categories: known.map((i) => (respondents[i] as Respondent).categories[m] ?? null),
      })),
    );
    if (raked.ok) for (const [k, i] of known.entries()) weights[i] = raked.weights[k] as number;
    else problems.push(...raked.problems.map((problem) => ({ wave, problem })));
  }
  return { weights, nUnknown, problems };
};
