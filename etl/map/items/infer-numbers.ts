import type { MissingCode, ScaleId } from '../../model/scale.ts';
import { missingCode, type Answer } from './answers.ts';
import { extendScale } from './extend-scale.ts';
import type { PresetMissing, ScaleGuess } from './scale-guess.ts';

interface NumberScale {
  readonly id: ScaleId;
  readonly from: number;
  readonly to: number;
  /** Different points that must be seen when the header does not speak of a rating. */
  readonly minPoints: number;
}

const SCALES_OF_NUMBERS: readonly NumberScale[] = [
  { id: 'numeric5', from: 1, to: 5, minPoints: 3 },
  { id: 'numeric7', from: 1, to: 7, minPoints: 5 },
  { id: 'numeric10', from: 1, to: 10, minPoints: 6 },
  { id: 'likelihood11', from: 0, to: 10, minPoints: 6 },
];

/** Codes that mean "don't know" when they stand outside the scale. */
const OUTSIDE_CODES = new Set([9, 97, 98, 99, 997, 998, 999, -1, -8, -9, -99]);
const RATING_HEADER =
  /satisf|rat(e|ing)\b|score|agree|likely|recommend|\bhow (safe|happy|well|good|easy|important)|满意|评价|评分|打分|幸福|安全感|获得感|推荐|认同/iu;
const NO_RATING_HEADER =
  /\b(rank|age|gender|sex|income|education|race|ethnic|zip|postal|year|month|hours?|household|children|marital|occupation|party|how many|number of)\b|排序|排名|年龄|性别|收入|学历|职业|邮编|民族|人数|户籍|婚姻|几(个|次|年|口)|多少/iu;

const numberOf = (value: string): number | null => {
  const match = /^([+-]?\d{1,3})(?:\.0+)?\s*(?:分|points?)?$/iu.exec(value.trim());
  return match ? Number(match[1]) : null;
};

/**
 * The numeric scale (1–5, 1–7, 1–10, 0–10) on which the whole numbers of a column lie, or null.
 *
 * Without a header that speaks of a rating, both ends must be plausible: the top of the scale has to occur and
 * enough different points with it; two codes alone are no scale (0 and 1 are yes and no). A 9 or 99 outside
 * the other values is proposed as "don't know", and the reason says so.
 */
export const inferNumbers = (
  header: string,
  answers: readonly Answer[],
  presetMissing: PresetMissing = {},
): ScaleGuess | null => {
  if (NO_RATING_HEADER.test(header)) return null;
  const seen = new Map<number, string[]>();
  const missing: Partial<Record<MissingCode, string[]>> = {};
  const add = (code: MissingCode, value: string): void => {
    missing[code] = [...(missing[code] ?? []), value.trim()];
  };
  for (const { value } of answers) {
    const presetCode = (Object.entries(presetMissing) as [MissingCode, readonly string[]][]).find(
      ([, words]) => words.includes(value.trim()),
    )?.[0];
    const number = presetCode === undefined ? numberOf(value) : null;
    const code = presetCode ?? missingCode(value);
    if (number !== null) seen.set(number, [...(seen.get(number) ?? []), value.trim()]);
    else if (code !== null) add(code, value);
    else return null;
  }
  const numbers = [...seen.keys()];
  if (numbers.length === 2 && numbers.every((number) => number === 0 || number === 1))
    return {
      scale: extendScale('yesno', { points: new Map(), missing }),
      score: 0.8,
      reason: '0 and 1',
      isRating: false,
    };

  const speaks = RATING_HEADER.test(header);
  const found = SCALES_OF_NUMBERS.find(({ from, to, minPoints }) => {
    const inside = numbers.filter((number) => number >= from && number <= to);
    if (!numbers.every((number) => inside.includes(number) || OUTSIDE_CODES.has(number))) return false;
    if (speaks) return inside.length >= 1;
    const reachesFoot = from === 0 ? inside.includes(0) : Math.min(...inside) <= from + 1;
    return inside.includes(to) && reachesFoot && inside.length >= minPoints;
  });
  if (!found) return null;
  const outside = numbers.filter((number) => number < found.from || number > found.to);
  for (const number of outside) for (const value of seen.get(number) ?? []) add('dont_know', value);
  const spellings = new Map(
    numbers
      .filter((number) => !outside.includes(number))
      .map(
        (number) =>
          [number, (seen.get(number) ?? []).filter((value) => !/^-?\d+(\.0)?$/.test(value))] as const,
      )
      .filter(([, values]) => values.length > 0),
  );
  const dontKnow = outside.length > 0 ? `; ${outside.join(', ')} taken as "don't know", please check` : '';
  return {
    scale: extendScale(found.id, { points: spellings, missing }),
    score: (speaks ? 0.9 : 0.7) - (outside.length > 0 ? 0.1 : 0),
    reason: `whole numbers on ${found.from}–${found.to}${dontKnow}`,
    isRating: true,
  };
};
