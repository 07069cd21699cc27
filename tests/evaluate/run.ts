import type { Evaluation } from './evaluation.ts';

/** Groups by name, loaded when asked for. */
const GROUPS: Readonly<Record<string, () => Promise<{ readonly evaluation: Evaluation }>>> = {
  classification: () => import('./classification.ts'),
  'pain-points': () => import('./pain-points.ts'),
  sentiment: () => import('./sentiment.ts'),
  verdicts: () => import('./verdicts.ts'),
};

const [name, ...words] = process.argv.slice(2);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const chosen = name === undefined ? Object.keys(GROUPS) : [name];
if (chosen.some((each) => !(each in GROUPS))) {
  process.stderr.write(
    `There is no evaluation "${name}". Use one of: ${Object.keys(GROUPS).join(', ')}; without a name all of them run.\n`,
  );
  process.exitCode = 2;
} else
  for (const each of chosen) {
    const { evaluation } = await GROUPS[each]!();
    print(`${evaluation.name}: ${evaluation.what}`);
    await evaluation.run(print, words);
  }
