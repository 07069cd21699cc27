import { sumEmoji } from './emoji.ts';
import { EMOJI_ENGINE, ENGINES } from './engines.ts';
import { splitLanguages, type Stretch } from './language/split-languages.ts';
import { normalise } from './normalise.ts';
import { labelOf, type Sentiment } from './sentiment.ts';

const NOTHING: Sentiment = { score: null, label: null, language: null, engine: null };

/** A comment in the language of most of its words, or several when another says more than a name. */
const languageOf = (stretches: readonly Stretch[]): string | null => {
  const languages = new Set(stretches.map(({ language }) => language));
  return languages.size > 1 ? 'mul' : (stretches[0]?.language ?? null);
};

/**
 * Sentiment of one comment of any length and language, by sentences where it holds several languages. The sums of the
 * stretches are added, so that what is said more strongly or at more length counts for more. A language without an
 * engine is named and not scored.
 */
export const scoreComment = (text: string): Sentiment => {
  const stretches = splitLanguages(text);
  const emoji = sumEmoji(text);
  const scored = stretches.flatMap((stretch) => {
    const engine = ENGINES[stretch.language];
    return engine ? [{ engine: engine.name, sum: engine.sum(stretch.text) }] : [];
  });
  const language = languageOf(stretches);
  if (scored.length === 0 && emoji === null) return { ...NOTHING, language };
  const score = normalise(scored.reduce((total, { sum }) => total + sum, emoji ?? 0));
  const engines = scored.map(({ engine }) => engine);
  return {
    score,
    label: labelOf(score),
    language,
    engine: engines.length > 0 ? engines.join(' + ') : EMOJI_ENGINE,
  };
};
