import { SCALES, type MissingCode, type Scale, type ScaleId } from '../../model/scale.ts';
import { answerKey, missingCode, type Answer } from './answers.ts';
import { extendScale } from './extend-scale.ts';
import type { PresetMissing, ScaleGuess } from './scale-guess.ts';

/** "5 - Very good", "(2) No", "满意。" without what surrounds the words. */
const bareWords = (key: string): string =>
  key.replace(/^[(（]?\d+[)）]?\s*[-–.:：、=]*\s*/u, '').replace(/[\s。.!]+$/u, '');

const wordScales = (Object.keys(SCALES) as ScaleId[]).filter((id) => !/^(numeric|likelihood11)/.test(id));

interface Fit {
  readonly id: ScaleId;
  readonly points: ReadonlySet<number>;
  readonly matched: number;
  readonly extra: { points: Map<number, string[]>; missing: Partial<Record<MissingCode, string[]>> };
}

const fit = (id: ScaleId, answers: readonly Answer[], presetMissing: PresetMissing): Fit => {
  const scale: Scale = SCALES[id];
  const pointOf = new Map<string, number>();
  const literal = new Set<string>();
  for (const point of scale.points)
    for (const word of point.words ?? [])
      if (!/^\d+$/.test(word) || id === 'yesno') {
        pointOf.set(answerKey(word), point.value);
        literal.add(word.toLowerCase());
      }
  const missingOf = new Map<string, MissingCode>();
  for (const [code, words] of Object.entries(scale.missing ?? {}) as [MissingCode, readonly string[]][])
    for (const word of words) {
      missingOf.set(answerKey(word), code);
      literal.add(word.toLowerCase());
    }

  const result: Fit & { matched: number; points: Set<number> } = {
    id,
    points: new Set(),
    matched: 0,
    extra: { points: new Map(), missing: {} },
  };
  for (const { value, n } of answers) {
    const key = answerKey(value);
    const point = pointOf.get(key) ?? pointOf.get(bareWords(key));
    const presetCode = (Object.entries(presetMissing) as [MissingCode, readonly string[]][]).find(
      ([, words]) => words.includes(value.trim()),
    )?.[0];
    const code = presetCode ?? missingOf.get(key) ?? missingCode(value);
    if (point !== undefined && presetCode === undefined) {
      result.points.add(point);
      result.matched += n;
      if (!literal.has(value.trim().toLowerCase()))
        result.extra.points.set(point, [...(result.extra.points.get(point) ?? []), value.trim()]);
    } else if (code !== null) {
      result.matched += n;
      if (!literal.has(value.trim().toLowerCase()))
        result.extra.missing[code] = [...(result.extra.missing[code] ?? []), value.trim()];
    }
  }
  return result;
};

/**
 * The worded scale on which nearly all answers of a column lie (95 % of them, at least two different points), or
 * null. Where several fit, the one that covers most answers, then the one met more often (the order of `SCALES`).
 */
export const inferWords = (
  answers: readonly Answer[],
  presetMissing: PresetMissing = {},
): ScaleGuess | null => {
  const total = answers.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const best = wordScales
    .map((id) => fit(id, answers, presetMissing))
    .filter(({ points, matched }) => points.size >= 2 && matched >= 0.95 * total)
    .reduce<Fit | null>((a, b) => (a === null || b.matched > a.matched ? b : a), null);
  if (best === null) return null;
  const share = best.matched / total;
  return {
    scale: extendScale(best.id, best.extra),
    score: Math.round(share * 100) / 100,
    reason: `${best.points.size} of the ${SCALES[best.id].points.length} options of the scale ${best.id}`,
    isRating: best.id !== 'yesno',
  };
};
