import { openPool, scoreComments } from '../../../etl/sentiment/index.ts';
import { ISSUE_GROUPS } from '../../../samples/issues/issue-groups.ts';

/** Scores N comments in a pool, as they come. `score-comments.ts N THREADS` */
const [n, threads] = [Number(process.argv[2]), Number(process.argv[3])];
const BATCH = 500;
/** One comment in so many is as long as a comment can be. */
const LONG_EVERY = 20_000;
const LONGEST = 30_000;

const details = ISSUE_GROUPS.flatMap(({ issues }) => issues).flatMap((issue) => issue.details);
const says = {
  en: details.flatMap((detail) => detail.says.en),
  zh: details.flatMap((detail) => detail.says.zh),
};

/** No two alike; half Chinese, half English, one in fifty both; 40 to 150 characters. */
const comment = (i: number): string => {
  const pick = (list: readonly string[], step: number): string => list[(i * step) % list.length]!;
  const zh = `${pick(says.zh, 7)}，已经第${i}次反映，一直没有解决。${pick(says.zh, 11)}，希望尽快处理！`;
  const en = `${pick(says.en, 7)}. I reported it as ${i} and nobody came. ${pick(says.en, 11)}, very annoying!`;
  if (i % LONG_EVERY === 0) return (i % 2 === 0 ? zh : en).repeat(LONGEST).slice(0, LONGEST);
  return i % 50 === 0 ? `${en} ${zh}` : i % 2 === 0 ? zh : en;
};

function* batches(): Generator<string[]> {
  for (let from = 0; from < n; from += BATCH)
    yield Array.from({ length: Math.min(BATCH, n - from) }, (_, i) => comment(from + i));
}

const pool = openPool(threads);
const started = performance.now();
let [scored, some] = [0, 0];
for await (const { sentiments } of scoreComments(batches(), { pool, textOf: (text: string) => text })) {
  scored += sentiments.length;
  for (const { score } of sentiments) if (score !== null) some++;
}
const seconds = (performance.now() - started) / 1000;
await pool.close();
process.stdout.write(
  `${JSON.stringify({
    seconds,
    peakMb: process.resourceUsage().maxRSS / 1024,
    outcome: some === scored ? 'loaded' : `${scored - some} without a score`,
    rows: scored,
  })}\n`,
);
