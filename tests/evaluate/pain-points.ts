import { detect } from '../../api/pain-points/detect.ts';
import type { WeeklyCells } from '../../api/pain-points/weekly-cells.ts';
import { wilsonInterval } from '../../api/stats/index.ts';
import { figure, row, type Evaluation } from './evaluation.ts';
import { PLAIN_METHODS, type PlainMethod } from './plain-methods.ts';
import { scoreCells, scoreDetection, speaksOf, summarise, type Score } from './score-points.ts';
import { simulateCity, type Kind, type Planted, type Simulated } from './simulate-city.ts';

const BASE: Kind = {
  places: 15,
  groups: 6,
  issuesPerGroup: 4,
  weeks: 130,
  density: 2,
  wobble: 0.15,
  memory: 0.3,
  seasonal: true,
  planted: 0,
  slowed: 0,
};

/** Cities of different kinds, in turn. */
const KINDS: Readonly<Record<string, Kind>> = {
  usual: BASE,
  sparse: { ...BASE, density: 0.4 },
  dense: { ...BASE, density: 10 },
  steady: { ...BASE, wobble: 0.03, memory: 0, seasonal: false },
  restless: { ...BASE, wobble: 0.4, memory: 0.6 },
  young: { ...BASE, weeks: 60 },
};
const PLANTED = 6;

/** Cities of one kind, by seed. */
const citiesOf = (kind: Kind, n: number): Simulated[] =>
  Array.from({ length: n }, (_, seed) => simulateCity(kind, seed + 1));

/** The lowest threshold at which a plain method reports no larger a false share than `fdp`. */
const thresholdAt = (
  method: PlainMethod,
  cities: readonly Simulated[],
  fdp: number,
): { threshold: number; scores: Score[] } => {
  const scored = cities.map((simulated) => ({ simulated, values: method.scores(simulated.city) }));
  const at = (threshold: number): Score[] =>
    scored.map(({ simulated, values }) =>
      scoreCells(
        simulated,
        values.flatMap((value, i) => (value >= threshold ? [i] : [])),
      ),
    );
  const all = [...new Set(scored.flatMap(({ values }) => values.filter(Number.isFinite)))].sort(
    (a, b) => b - a,
  );
  const candidates = Array.from(
    { length: 60 },
    (_, i) => all[Math.floor((i / 60) ** 3 * (all.length - 1))] ?? 0,
  );
  let best = { threshold: Infinity, scores: at(Infinity) };
  for (const threshold of new Set(candidates)) {
    const scores = at(threshold);
    if (summarise(scores).fdp <= fdp && summarise(scores).recall >= summarise(best.scores).recall)
      best = { threshold, scores };
  }
  return best;
};

const truncate = (city: WeeklyCells, weeks: number): WeeklyCells => ({
  ...city,
  weeks: city.weeks.slice(0, weeks),
  cells: city.cells.map((cell) => ({
    ...cell,
    cases: cell.cases.slice(0, weeks),
    opinions: cell.opinions.slice(0, weeks),
    dissatisfied: cell.dissatisfied.slice(0, weeks),
    // How a case was closed is not known week by week.
    closing: undefined,
  })),
});

/** Days from the beginning of an effect to the end of the week in which it is first found; null when it is not. */
const daysToDetection = ({ city, planted }: Simulated, effect: Planted): number | null => {
  for (let weeks = effect.from + 1; weeks <= city.weeks.length; weeks++) {
    const found = detect(truncate(city, weeks)).found;
    const spoken = effect.cells.filter((cell) => found.some((each) => speaksOf(each, cell, city)));
    if (2 * spoken.length >= effect.cells.length) return 7 * (weeks - effect.from);
  }
  return planted.length > 0 ? null : null;
};

/** The same for cells whose cases are closed more slowly, which no plain method looks at. */
const scoreSlowed = (cities: readonly Simulated[]): { recall: number; fdp: number } =>
  summarise(
    cities.map((simulated) =>
      scoreDetection(
        {
          ...simulated,
          planted: simulated.slowed.map(({ from, ...cell }) => ({
            cells: [cell],
            from,
            factor: 1,
            dissatisfaction: 0,
          })),
        },
        detect(simulated.city),
      ),
    ),
  );

const middle = (values: readonly number[]): string =>
  values.length === 0 ? '–' : String([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]);

/**
 * How well pain points are found in cities whose truth is planted, beside methods in use.
 * @param perKind cities with effects of each kind, and `nulls` without.
 */
export const evaluatePainPoints = (
  print: (line: string) => void,
  { perKind, nulls, followed }: { perKind: number; nulls: number; followed: number },
): { recall: number; fdp: number; best: number; anyNull: number; nNull: number } => {
  const everything: { simulated: Simulated; score: Score }[] = [];
  print(row('city', 'cities', 'recall', 'false share', 'reports a city'));
  for (const [name, kind] of Object.entries(KINDS)) {
    const held = citiesOf({ ...kind, planted: PLANTED }, perKind).map((simulated) => ({
      simulated,
      score: scoreDetection(simulated, detect(simulated.city)),
    }));
    everything.push(...held);
    const { recall, fdp } = summarise(held.map(({ score }) => score));
    const reported = held.reduce((sum, { score }) => sum + score.reported, 0) / held.length;
    print(row(name, held.length, figure(recall), figure(fdp), reported.toFixed(1)));
  }
  const own = summarise(everything.map(({ score }) => score));
  print(row('all', everything.length, figure(own.recall), figure(own.fdp)));
  const cities = everything.map(({ simulated }) => simulated);
  let best = 0;
  for (const method of PLAIN_METHODS) {
    const usual = method.usual === null ? null : thresholdOf(method, cities, method.usual);
    const { threshold, scores } = thresholdAt(method, cities, own.fdp);
    const tuned = summarise(scores);
    best = Math.max(best, tuned.recall);
    print(
      row(
        method.name,
        usual ? `as usual: recall ${figure(usual.recall)}, false share ${figure(usual.fdp)}` : '',
        `at the same false share: recall ${figure(tuned.recall)} (threshold ${threshold.toFixed(2)})`,
      ),
    );
  }
  print(
    row(
      'recall beside the best plain method',
      best > 0 ? `${(own.recall / best).toFixed(2)} ×` : 'it finds nothing',
    ),
  );
  const days = cities
    .filter((_, i) => followed > 0 && i % Math.ceil(cities.length / followed) === 0)
    .flatMap((simulated) => simulated.planted.map((effect) => daysToDetection(simulated, effect)));
  const known = days.filter((each) => each !== null);
  print(row('days to detection, median of those found', middle(known), `${known.length} of ${days.length}`));
  const slow = scoreSlowed(citiesOf({ ...BASE, density: 4, slowed: PLANTED }, perKind));
  print(
    row('closed more slowly', perKind, `recall ${figure(slow.recall)}`, `false share ${figure(slow.fdp)}`),
  );
  const names = Object.keys(KINDS);
  let any = 0;
  for (let seed = 0; seed < nulls; seed++) {
    const kind = KINDS[names[seed % names.length] as string] as Kind;
    if (detect(simulateCity(kind, 10_000 + seed).city).found.length > 0) any += 1;
  }
  const interval = wilsonInterval(any, nulls, 0.95);
  print(
    row(
      'null cities that raise any',
      `${any} of ${nulls}`,
      figure(any / nulls),
      `${figure(interval?.lower ?? 0)}–${figure(interval?.upper ?? 1)}`,
    ),
  );
  return { ...own, best, anyNull: any, nNull: nulls };
};

const thresholdOf = (
  method: PlainMethod,
  cities: readonly Simulated[],
  threshold: number,
): { recall: number; fdp: number } =>
  summarise(
    cities.map((simulated) =>
      scoreCells(
        simulated,
        method.scores(simulated.city).flatMap((value, i) => (value >= threshold ? [i] : [])),
      ),
    ),
  );

export const evaluation: Evaluation = {
  name: 'pain-points',
  what: 'pain points in simulated cities (seeds from 1): recall, false share of what is reported, days to detection, null cities',
  async run(print, words) {
    const scale = Number(words[0] ?? 1);
    evaluatePainPoints(print, {
      perKind: Math.ceil(40 * scale),
      nulls: Math.ceil(1200 * scale),
      followed: Math.ceil(36 * scale),
    });
  },
};
