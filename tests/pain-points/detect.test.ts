import { describe, expect, it } from 'vitest';
import { detect } from '../../api/pain-points/detect.ts';
import { describe as inWords } from '../../api/pain-points/describe.ts';
import type { WeeklyCell, WeeklyCells } from '../../api/pain-points/weekly-cells.ts';
import { evaluatePainPoints } from '../evaluate/pain-points.ts';
import { openStream } from '../../samples/random/stream.ts';
import { poisson } from '../../samples/random/draw.ts';

const WEEKS = 130;

interface Options {
  readonly weeks?: number;
  readonly rate?: (place: number, issue: number, week: number) => number;
  readonly neighbours?: WeeklyCells['neighbours'];
}

/** Twelve places, two groups of three issues, Poisson counts. */
const makeCity = ({ weeks = WEEKS, rate = () => 6, neighbours = [] }: Options): WeeklyCells => {
  const random = openStream(7, 'detect');
  const cells: WeeklyCell[] = [];
  for (let place = 0; place < 12; place++)
    for (let issue = 0; issue < 6; issue++) {
      const cases = new Float64Array(WEEKS + 10);
      for (let week = 0; week < cases.length; week++) cases[week] = poisson(random, rate(place, issue, week));
      const none = new Float64Array(weeks);
      cells.push({ place, issue, cases: cases.slice(0, weeks), opinions: none, dissatisfied: none });
    }
  return {
    weeks: Array.from({ length: weeks }, (_, week) =>
      new Date(Date.UTC(2024, 0, 1) + week * 7 * 86_400_000).toISOString().slice(0, 10),
    ),
    places: Array.from({ length: 12 }, (_, i) => `place ${i}`),
    issues: Array.from({ length: 6 }, (_, i) => ({
      name: `issue ${i}`,
      group: `group ${Math.floor(i / 3)}`,
    })),
    neighbours,
    cells,
  };
};

const named = (city: WeeklyCells): string[] => {
  const detection = detect(city);
  return detection.found.map((found) => {
    const { districts, issue, issue_group } = inWords(city, detection, found);
    return `${districts.length > 0 ? districts.join(' + ') : 'everywhere'}: ${issue ?? issue_group}`;
  });
};

describe('pain points', () => {
  it('are none where nothing changes', () => {
    expect(named(makeCity({}))).toEqual([]);
  });

  it('are the one cell that rises', () => {
    const rate = (place: number, issue: number, week: number): number =>
      place === 3 && issue === 4 && week >= WEEKS - 6 ? 15 : 6;
    expect(named(makeCity({ rate }))).toEqual(['place 3: issue 4']);
  });

  it('are a group in one place where its issues agree, and one issue everywhere where places do', () => {
    const group = (place: number, issue: number, week: number): number =>
      place === 3 && issue < 3 && week >= WEEKS - 6 ? 14 : 6;
    expect(named(makeCity({ rate: group }))).toEqual(['place 3: group 0']);
    const everywhere = (_: number, issue: number, week: number): number =>
      issue === 2 && week >= WEEKS - 6 ? 14 : 6;
    expect(named(makeCity({ rate: everywhere }))).toEqual(['everywhere: issue 2']);
  });

  it('of neighbours are one', () => {
    const rate = (place: number, issue: number, week: number): number =>
      (place === 3 || place === 4 || place === 9) && issue === 4 && week >= WEEKS - 6 ? 16 : 6;
    const apart = named(makeCity({ rate }));
    expect(apart.sort()).toEqual(['place 3: issue 4', 'place 4: issue 4', 'place 9: issue 4']);
    const together = named(makeCity({ rate, neighbours: [[3, 4]] }));
    expect(together).toHaveLength(2);
    expect(together.some((name) => /place 3 \+ place 4|place 4 \+ place 3/.test(name))).toBe(true);
  });

  it('are the same ones weeks later', () => {
    const rate = (place: number, issue: number, week: number): number =>
      place === 3 && issue === 4 && week >= WEEKS - 6 ? 15 : 6;
    const ids = [0, 1, 2, 3, 4, 6].map((later) => {
      const city = makeCity({ rate, weeks: WEEKS + later });
      const detection = detect(city);
      return detection.found
        .map((found) => inWords(city, detection, found))
        .filter(({ district, issue }) => district === 'place 3' && issue === 'issue 4')
        .map(({ id, since }) => `${id} ${since}`);
    });
    expect(ids[0]).toHaveLength(1);
    for (const each of ids) expect(each).toEqual(ids[0]);
  });

  it('cannot be told from three weeks', () => {
    const detection = detect(makeCity({ weeks: 3 }));
    expect(detection).toMatchObject({ longEnough: false, nTested: 0, found: [] });
  });

  it('follow the seasons of two years, and with less the rest of the city', () => {
    const rate = (_: number, issue: number, week: number): number =>
      issue < 3 ? 6 * (1 + 0.8 * Math.cos((2 * Math.PI * (week - WEEKS)) / 52)) : 6;
    expect(named(makeCity({ rate }))).toEqual([]);
    expect(
      named(makeCity({ rate: (place, issue, week) => rate(place, issue, week + WEEKS - 60), weeks: 60 })),
    ).toEqual([]);
  });
});

it('in simulated cities: found more often than by plain methods, without crying wolf', () => {
  const lines: string[] = [];
  const { recall, fdp, best, anyNull } = evaluatePainPoints((line) => lines.push(line), {
    perKind: 3,
    nulls: 60,
    followed: 0,
  });
  expect(recall).toBeGreaterThanOrEqual(Math.min(1.5 * best, 0.95));
  expect(recall).toBeGreaterThan(0.2);
  // Eighteen and sixty cities: the bounds are those of the evaluation with room for chance.
  expect(fdp).toBeLessThanOrEqual(0.15);
  expect(anyNull).toBeLessThanOrEqual(9);
});
