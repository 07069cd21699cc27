import { chance, normal } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import type { Question } from './question.ts';

const REFUSED = 0.006;
const SKIPPED = 0.008;
/** Standard deviations on 0–100: what a person's answers share, and what each adds. */
const SHARED = 14;
const OWN = 21;

/** A person's general leaning, in points. */
export const drawLeaning = (random: Random): number => SHARED * normal(random);

/** An answer around an expected level as the export words it; now and then none. */
export const drawAnswer = (random: Random, question: Question, expected: number): string => {
  const score = expected + OWN * normal(random);
  const [skipped, unsure, refused] = [SKIPPED, question.dontKnow, REFUSED].map((share) =>
    chance(random, share),
  );
  if (skipped) return '';
  if (unsure) return "Don't know";
  if (refused) return 'Prefer not to say';
  const last = question.options.length - 1;
  return question.options[Math.max(0, Math.min(last, Math.round((score / 100) * last)))] ?? '';
};
