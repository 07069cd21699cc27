import { judge } from '../../api/actions/judge.ts';
import { detect } from '../../api/pain-points/detect.ts';
import type { WeeklyCells } from '../../api/pain-points/weekly-cells.ts';
import { wilsonInterval } from '../../api/stats/index.ts';
import { openStream } from '../../samples/random/stream.ts';
import { whole } from '../../samples/random/draw.ts';
import { figure, row, type Evaluation } from './evaluation.ts';
import { act, NO_EFFECT, plant, type TrueEffect } from './simulate-actions.ts';
import { simulateCity, type Kind } from './simulate-city.ts';

const BASE: Kind = {
  places: 12,
  groups: 4,
  issuesPerGroup: 4,
  weeks: 130,
  density: 3,
  wobble: 0.15,
  memory: 0.3,
  seasonal: true,
  planted: 0,
  slowed: null,
};

/** Cities of different kinds, as in the search for pain points. */
export const KINDS: Readonly<Record<string, Kind>> = {
  usual: BASE,
  sparse: { ...BASE, density: 1 },
  dense: { ...BASE, density: 10 },
  steady: { ...BASE, wobble: 0.03, memory: 0, seasonal: false },
  restless: { ...BASE, wobble: 0.4, memory: 0.6 },
  young: { ...BASE, weeks: 70 },
};

export interface VerdictScore {
  readonly judged: number;
  readonly improved: number;
  readonly worse: number;
  /** Reports judged beside peers, and how many of their intervals hold the true factor. */
  readonly intervals: number;
  readonly covered: number;
}

const NONE: VerdictScore = { judged: 0, improved: 0, worse: 0, intervals: 0, covered: 0 };

const add = (a: VerdictScore, b: VerdictScore): VerdictScore => ({
  judged: a.judged + b.judged,
  improved: a.improved + b.improved,
  worse: a.worse + b.worse,
  intervals: a.intervals + b.intervals,
  covered: a.covered + b.covered,
});

const score = (judgements: ReturnType<typeof judge>['judgements'], factor: number): VerdictScore =>
  judgements.reduce((sum, { verdict, measures }) => {
    const peers = measures.find(({ measure }) => measure === 'reports')?.peers;
    return add(sum, {
      judged: verdict === null || verdict === 'too_few' ? 0 : 1,
      improved: verdict === 'improved' ? 1 : 0,
      worse: verdict === 'worse' ? 1 : 0,
      intervals: peers ? 1 : 0,
      covered: peers && peers.lower <= factor && factor <= peers.upper ? 1 : 0,
    });
  }, NONE);

/** Verdicts on actions by lot, `each` of them judged at once in each of so many cities. */
export const judgeByLot = (kind: Kind, effect: TrueEffect, cities: number, each: number): VerdictScore =>
  Array.from({ length: cities }, (_, seed) => {
    const { city, deeds } = act(simulateCity(kind, seed + 1).city, each, effect, seed + 1);
    return score(judge(city, deeds).judgements, effect.factor);
  }).reduce(add, NONE);

const until = (city: WeeklyCells, weeks: number): WeeklyCells => ({
  ...city,
  weeks: city.weeks.slice(0, weeks),
  cells: city.cells.map((cell) => ({
    ...cell,
    cases: cell.cases.slice(0, weeks),
    opinions: cell.opinions.slice(0, weeks),
    dissatisfied: cell.dissatisfied.slice(0, weeks),
  })),
});

/**
 * Real troubles taken up as soon as the search finds them, and actions that do nothing about them: what regression to
 * the mean does to verdicts.
 */
export const judgeFound = (kind: Kind, cities: number): VerdictScore =>
  Array.from({ length: cities }, (_, seed) => {
    const random = openStream(seed + 1, 'found');
    const { city: calm } = simulateCity({ ...kind, weeks: kind.weeks + 30 }, seed + 1);
    const began = kind.weeks - whole(random, 4, 12);
    const troubled = new Set(Array.from({ length: 4 }, () => whole(random, 0, calm.cells.length - 1)));
    const city = {
      ...calm,
      cells: calm.cells.map((cell, at) =>
        troubled.has(at) ? plant(cell, began, { factor: 2.2, dissatisfaction: 0 }, random) : cell,
      ),
    };
    const known = until(city, kind.weeks);
    const deeds = detect(known).found.flatMap(({ tested: { node }, places }) =>
      node.place === null
        ? []
        : [
            {
              districts: places.map((place) => city.places[place] as string),
              issue: node.issue === null ? null : (city.issues[node.issue]?.name ?? null),
              issueGroup: node.group,
              since: city.weeks[began] as string,
              startedOn: city.weeks[kind.weeks] as string,
              dueOn: null,
              finishedOn: city.weeks[kind.weeks + 3] as string,
            },
          ],
    );
    return score(judge(city, deeds).judgements, 1);
  }).reduce(add, NONE);

const share = (x: number, n: number): string => {
  const interval = wilsonInterval(x, n, 0.95);
  return interval ? `${figure(x / n)} (${figure(interval.lower)}–${figure(interval.upper)})` : '–';
};

const EFFECTS: Readonly<Record<string, TrueEffect>> = {
  'no effect': NO_EFFECT,
  'a third fewer reports': { factor: 0.67, dissatisfaction: 0 },
  'half the reports': { factor: 0.5, dissatisfaction: 0 },
  'a third fewer dissatisfied': { factor: 1, dissatisfaction: -0.33 },
  'half more reports': { factor: 1.5, dissatisfaction: 0 },
};

export const evaluation: Evaluation = {
  name: 'verdicts',
  what: 'actions on simulated cells whose true effect is known: what the people would be heard to say (one number behind it scales the amount)',
  run(print, words) {
    const cities = Math.max(2, Math.round(40 * Number(words[0] ?? 1)));
    print(row('effect', 'city', 'judged', 'improved', 'worse', 'interval holds the true factor'));
    for (const [name, effect] of Object.entries(EFFECTS)) {
      let all = NONE;
      for (const [kindName, kind] of Object.entries(KINDS)) {
        const found = judgeByLot(kind, effect, cities, 4);
        all = add(all, found);
        print(line(name, kindName, found));
      }
      print(line(name, 'all', all));
    }
    for (const [kindName, kind] of Object.entries(KINDS))
      print(line('none, on real troubles just found', kindName, judgeFound(kind, cities)));
    return Promise.resolve();
  },
};

const line = (effect: string, city: string, found: VerdictScore): string =>
  row(
    effect,
    city,
    found.judged,
    share(found.improved, found.judged),
    share(found.worse, found.judged),
    share(found.covered, found.intervals),
  );
