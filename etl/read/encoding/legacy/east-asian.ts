import iconv from 'iconv-lite';
import { FREQUENT } from './frequent-characters.ts';

/** How much decoded text looks like text of the encoding's language: 0–1. */
export type Plausibility = (text: string) => number;

/** The characters of a block of two-byte codes, which the older standards order by how common they are. */
const block = (
  encoding: string,
  leads: readonly [number, number],
  trails: readonly (readonly [number, number])[],
) => {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const [from, to] of trails) for (let trail = from; trail <= to; trail++) bytes.push(lead, trail);
  return new Set(
    [...iconv.decode(Buffer.from(bytes), encoding)].filter((character) => character !== '\ufffd'),
  );
};

const EUC_TRAILS = [[0xa1, 0xfe]] as const;
const isPunctuation = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x303f) ||
  (code >= 0xff01 && code <= 0xff65) ||
  (code >= 0x2010 && code <= 0x2026);
const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30fe;
const isHalfKana = (code: number): boolean => code >= 0xff66 && code <= 0xff9f;

/**
 * Scores text by its characters that are not ASCII: the share that is common in the language, and the share that is
 * so frequent that running text cannot do without.
 * @param enough share of frequent characters that running text has at least.
 */
const scoreBy =
  (common: ReadonlySet<string>, isFrequent: (character: string) => boolean, enough: number): Plausibility =>
  (text) => {
    let n = 0;
    let plausible = 0;
    let nWords = 0;
    let frequent = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code < 0x80) continue;
      n++;
      if (isPunctuation(code)) {
        plausible += 0.9;
        continue;
      }
      nWords++;
      if (common.has(character)) plausible++;
      else if (code === 0xfffd) plausible -= 2;
      if (isFrequent(character)) frequent++;
    }
    if (n === 0) return 0;
    const share = nWords === 0 ? 0 : Math.min(1, frequent / nWords / enough);
    return Math.max(0, (0.7 * plausible) / n + 0.3 * share);
  };

const kana = [...Array(0x30ff - 0x3041).keys()].map((i) => String.fromCharCode(0x3041 + i));
const japanese = (
  encoding: string,
  leads: readonly [number, number],
  trails: readonly (readonly [number, number])[],
) =>
  scoreBy(
    new Set([...block(encoding, leads, trails), ...kana].filter((one) => !isHalfKana(one.charCodeAt(0)))),
    (character) => isKana(character.charCodeAt(0)),
    0.2,
  );

/** One scorer per East Asian encoding. */
export const eastAsianScores = (): Readonly<Record<string, Plausibility>> => ({
  gb18030: scoreBy(block('gb18030', [0xb0, 0xd7], EUC_TRAILS), (one) => FREQUENT.simplified.has(one), 0.3),
  big5: scoreBy(
    block(
      'big5',
      [0xa4, 0xc6],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
    (one) => FREQUENT.traditional.has(one),
    0.3,
  ),
  shift_jis: japanese(
    'shift_jis',
    [0x88, 0x98],
    [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  ),
  'euc-jp': japanese('euc-jp', [0xb0, 0xcf], EUC_TRAILS),
  'euc-kr': scoreBy(block('euc-kr', [0xb0, 0xc8], EUC_TRAILS), (one) => FREQUENT.hangul.has(one), 0.3),
});
