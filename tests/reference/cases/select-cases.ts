import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ReferenceCase } from '../case.ts';
import { isProtected } from './protected-inputs.ts';

/** Bytes kept per function, answers in files of their own among them; every function keeps at least one case. */
const ROOM = 20_000;
/** Kept besides: what no other case of its function shows. */
const ALWAYS: readonly string[] = [
  'calibrate-logit-bounded',
  'calibrate-raking',
  'co2-7-robust',
  'complaints-jump1',
  'constant-screen',
  'ears-formula',
  'nile/fix-12',
  'on-the-mean',
  'one-point',
  'trend-peak',
  'trim1-strict',
  'two-of-three',
];
const GOLDEN = new URL('golden/', import.meta.url).pathname;
/** Steps by this share of a list visit all parts of it before any part twice. */
const STEP = (Math.sqrt(5) - 1) / 2;

interface Expected {
  readonly topic: string;
  readonly made_with: unknown;
  readonly sources?: unknown;
  readonly cases: readonly ReferenceCase[];
}

const isRefusal = ({ expected }: ReferenceCase): boolean =>
  expected['must_refuse'] === true || expected['undefined'] === true;

/** Files of the folder that some values name. */
const filesIn = (folder: string, values: readonly unknown[]): string[] =>
  [...new Set(values)]
    .filter((name) => typeof name === 'string' && name.endsWith('.csv'))
    .map(String)
    .filter((name) => existsSync(join(folder, name)));

const inputsOf = (folder: string, of: ReferenceCase): string[] =>
  filesIn(folder, [of.file, ...Object.values(of.params ?? {})]);
const answersOf = (folder: string, of: ReferenceCase): string[] =>
  filesIn(folder, Object.values(of.expected));

const sizeOf = (folder: string, of: ReferenceCase): number =>
  answersOf(folder, of).reduce(
    (size, name) => size + statSync(join(folder, name)).size,
    JSON.stringify(of).length,
  );

/** Refusals first, then cases from all over the list, until the room is used up; in the order of the list. */
const select = (folder: string, cases: readonly ReferenceCase[]): ReferenceCase[] => {
  const order = cases
    .map((of, i) => ({
      of,
      i,
      turn: isRefusal(of) || ALWAYS.some((end) => of.id.endsWith(end)) ? -1 : (i * STEP) % 1,
    }))
    .sort((a, b) => a.turn - b.turn);
  let room = ROOM;
  const kept = order.filter(({ of, turn }, place) => {
    const size = sizeOf(folder, of);
    if (place > 0 && turn >= 0 && size > room) return false;
    room -= size;
    return true;
  });
  return kept.sort((a, b) => a.i - b.i).map(({ of }) => of);
};

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(
    'Usage: tsx tests/reference/cases/select-cases.ts DIR, where DIR has folders with expected.json\n',
  );
  process.exit(2);
}
rmSync(GOLDEN, { recursive: true, force: true });
for (const topic of readdirSync(folder).sort()) {
  const path = join(folder, topic, 'expected.json');
  if (!existsSync(path)) continue;
  const all = JSON.parse(readFileSync(path, 'utf8')) as Expected;
  const open = all.cases.filter((of) => !isProtected(topic, of));
  const functions = [...new Set(open.map(({ fn }) => fn))];
  const cases = functions.flatMap((fn) =>
    select(
      join(folder, topic),
      open.filter((of) => of.fn === fn),
    ),
  );
  mkdirSync(join(GOLDEN, topic), { recursive: true });
  const head = { topic: all.topic, made_with: all.made_with, sources: all.sources, n_cases: cases.length };
  const lines = cases.map((of) => JSON.stringify(of)).join(',\n');
  writeFileSync(
    join(GOLDEN, topic, 'expected.json'),
    `${JSON.stringify(head).slice(0, -1)},"cases":[\n${lines}\n]}\n`,
  );
  const files = cases.flatMap((of) => [
    ...inputsOf(join(folder, topic), of),
    ...answersOf(join(folder, topic), of),
  ]);
  for (const file of new Set(files)) copyFileSync(join(folder, topic, file), join(GOLDEN, topic, file));
  const left = [...new Set(all.cases.map(({ fn }) => fn))].filter((fn) => !functions.includes(fn));
  process.stdout.write(
    `${topic} ${cases.length} of ${all.cases.length}${left.length > 0 ? `, without ${left.join(', ')}` : ''}\n`,
  );
}
