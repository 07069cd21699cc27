import { sumEnglish } from './vader/score-english.ts';
import { sumChinese } from './zh/score-chinese.ts';

export interface Engine {
  /** As it is written beside every score: a change of rules or words is another version. */
  readonly name: string;
  /** Sum of valences, before it is brought to −1…1. */
  readonly sum: (text: string) => number;
}

/** Which engine reads a language; a language that is not here is not scored. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  en: { name: 'vader-sentiment 1.1.3', sum: sumEnglish },
  zh: { name: 'barometer-zh 1', sum: sumChinese },
};

/** What reads emoji where no word is scored. */
export const EMOJI_ENGINE = 'emoji 1';
