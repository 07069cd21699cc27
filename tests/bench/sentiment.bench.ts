import { createRequire } from 'node:module';
import { sumEnglish } from '../../etl/sentiment/vader/score-english.ts';
import { ISSUE_GROUPS } from '../../samples/issues/issue-groups.ts';
import { median, type Benchmark } from './benchmark.ts';
import { measure, type Measured } from './measure.ts';

const N = 1_000_000;
const FEW = 100_000;
const THREADS = 2;
const MAX_SECONDS = 60;
/** Ten times the comments may not need twice the memory. */
const MAX_GROWTH = 1.5;

const score = async (n: number): Promise<Measured> => {
  const run = await measure('score-comments', String(n), String(THREADS));
  if (run.outcome !== 'loaded' || run.rows !== n)
    throw new Error(`${n} comments expected, ${run.rows} scored, ${run.outcome}`);
  return run;
};

const million: Benchmark = {
  name: 'a million comments',
  async *run() {
    const few = await score(FEW);
    const many = await score(N);
    yield {
      name: `${N.toLocaleString('en')} comments on ${THREADS} threads, threads started`,
      value: many.seconds,
      unit: 's',
      limit: MAX_SECONDS,
    };
    yield { name: 'comments a second', value: N / many.seconds, unit: '1/s' };
    yield {
      name: 'peak memory',
      value: many.peakMb,
      unit: 'MB',
      ratio: many.peakMb / few.peakMb,
      yardstick: `${FEW.toLocaleString('en')} comments`,
      limit: MAX_GROWTH,
    };
  },
};

interface Library {
  readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): unknown };
}

/** Sentences a second by the English pass, and by the kept library whose scores it gives. */
const english: Benchmark = {
  name: 'the English pass',
  async *run() {
    const { SentimentIntensityAnalyzer } = createRequire(import.meta.url)('vader-sentiment') as Library;
    const said = ISSUE_GROUPS.flatMap(({ issues }) => issues).flatMap(({ details }) =>
      details.flatMap((detail) => detail.says.en),
    );
    const rate = (score: (text: string) => unknown, times: number): number => {
      const began = performance.now();
      for (let i = 0; i < times; i++) for (const text of said) score(`${text}, a great pity!`);
      return (said.length * times) / ((performance.now() - began) / 1000);
    };
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < 3; round++) {
      theirs.push(rate((text) => SentimentIntensityAnalyzer.polarity_scores(text), 20));
      ours.push(rate(sumEnglish, 200));
    }
    const value = median(ours);
    yield {
      name: 'English sentences a second, one thread',
      value,
      unit: '1/s',
      ratio: value / median(theirs),
      yardstick: 'vader-sentiment',
    };
  },
};

export const benchmarks: readonly Benchmark[] = [english, million];
