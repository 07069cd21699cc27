import { chance, poisson, whole } from '../../samples/random/draw.ts';
import { openStream, type Random } from '../../samples/random/stream.ts';
import type { Deed } from '../../api/actions/judge.ts';
import type { WeeklyCell, WeeklyCells } from '../../api/pain-points/weekly-cells.ts';

/** What an action truly did to its cell. */
export interface TrueEffect {
  /** Reports afterwards as a multiple of what they would have been. */
  readonly factor: number;
  /** Added to the share of dissatisfied. */
  readonly dissatisfaction: number;
}

const binomial = (random: Random, n: number, share: number): number => {
  let kept = 0;
  for (let i = 0; i < n; i++) if (chance(random, share)) kept += 1;
  return kept;
};

export const NO_EFFECT: TrueEffect = { factor: 1, dissatisfaction: 0 };

/** Multiplies the counts of one cell from a week on: thinned, or with more of the same drawn. */
export const plant = (
  cell: WeeklyCell,
  from: number,
  { factor, dissatisfaction }: TrueEffect,
  random: Random,
): WeeklyCell => {
  const scale = (n: number): number =>
    factor <= 1 ? binomial(random, n, factor) : n + poisson(random, n * (factor - 1));
  const [cases, opinions, dissatisfied] = [
    cell.cases.slice(),
    cell.opinions.slice(),
    cell.dissatisfied.slice(),
  ];
  for (let week = from; week < cases.length; week++) {
    const unhappy = scale(dissatisfied[week] as number);
    const happy = scale((opinions[week] as number) - (dissatisfied[week] as number));
    const silent = scale((cases[week] as number) - (opinions[week] as number));
    const turned =
      dissatisfaction >= 0
        ? binomial(random, happy, Math.min(1, dissatisfaction))
        : -binomial(random, unhappy, Math.min(1, -dissatisfaction));
    cases[week] = unhappy + happy + silent;
    opinions[week] = unhappy + happy;
    dissatisfied[week] = unhappy + turned;
  }
  return { ...cell, cases, opinions, dissatisfied };
};

/** Actions on cells drawn by lot, each with weeks before and after, and what each truly did. */
export const act = (
  city: WeeklyCells,
  n: number,
  effect: TrueEffect,
  seed: number,
): { readonly city: WeeklyCells; readonly deeds: readonly Deed[] } => {
  const random = openStream(seed, 'actions');
  const nWeeks = city.weeks.length;
  const large = city.cells.flatMap((cell, at) =>
    cell.cases.reduce((sum, value) => sum + value, 0) >= nWeeks ? [at] : [],
  );
  const chosen = new Map<number, Deed & { readonly from: number }>();
  const issues = new Set<number>();
  for (let tries = 0; chosen.size < n && tries < 200; tries++) {
    const at = large[whole(random, 0, Math.max(0, large.length - 1))];
    const cell = at === undefined ? undefined : city.cells[at];
    if (at === undefined || !cell || issues.has(cell.issue)) continue;
    issues.add(cell.issue);
    const finished = nWeeks - whole(random, 8, 26);
    const started = finished - whole(random, 1, 4);
    chosen.set(at, {
      districts: [city.places[cell.place] as string],
      issue: city.issues[cell.issue]?.name ?? null,
      issueGroup: city.issues[cell.issue]?.group ?? null,
      since: city.weeks[started - whole(random, 4, 26)] as string,
      startedOn: city.weeks[started] as string,
      dueOn: null,
      // The Sunday before the first week that counts.
      finishedOn: new Date(Date.parse(`${city.weeks[finished] as string}T00:00:00Z`) - 86_400_000)
        .toISOString()
        .slice(0, 10),
      from: started,
    });
  }
  return {
    city: {
      ...city,
      cells: city.cells.map((cell, at) => {
        const deed = chosen.get(at);
        return deed ? plant(cell, deed.from, effect, random) : cell;
      }),
    },
    deeds: [...chosen.values()],
  };
};
