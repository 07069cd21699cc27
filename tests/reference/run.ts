import { existsSync } from 'node:fs';
import { runReference } from './run-cases.ts';

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write('Usage: npm run reference -- DIR, where DIR has folders with expected.json\n');
  process.exit(2);
}

const count = (outcome: string, cases: readonly { outcome: string }[]): number =>
  cases.filter((each) => each.outcome === outcome).length;
const line = (name: string, cases: readonly { outcome: string }[]): string =>
  [name, count('passed', cases), count('failed', cases), count('not_offered', cases)].join(' ');

const topics = runReference(folder);
const all = topics.flatMap((topic) => topic.cases);
const out = [
  'topic passed failed not_offered',
  ...topics.map((topic) => line(topic.topic, topic.cases)),
  line('total', all),
];
for (const { topic, cases } of topics)
  for (const each of cases)
    if (each.outcome === 'failed') out.push(`failed ${topic} ${each.id} (${each.fn}): ${each.because}`);
const reasons = new Map<string, number>();
for (const { topic, cases } of topics)
  for (const each of cases)
    if (each.outcome === 'not_offered') {
      const key = `not offered ${topic} ${each.fn}: ${each.because}`;
      reasons.set(key, (reasons.get(key) ?? 0) + 1);
    }
for (const [reason, n] of reasons) out.push(`${reason} (${n})`);
process.stdout.write(`${out.join('\n')}\n`);
process.exitCode = count('failed', all) > 0 ? 1 : 0;
