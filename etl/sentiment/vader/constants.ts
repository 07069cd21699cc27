/**
 * The constants of VADER, as published: C. J. Hutto and E. Gilbert (2014), "VADER: A Parsimonious Rule-based Model for
 * Sentiment Analysis of Social Media Text", ICWSM-14, and the word lists that come with it. They are compared with the
 * kept library `vader-sentiment`, whose lexicon is read from its package.
 */
export const BOOST = 0.293;
export const CAPITALS = 0.733;
export const NEGATION = -0.74;
/** About the largest sum a text is expected to reach; √15 maps to a score of 0.71. */
export const ALPHA = 15;
/** How much a booster two and three words ahead still counts. */
export const DISTANCE = [1, 0.95, 0.9] as const;
export const BEFORE_BUT = 0.5;
export const AFTER_BUT = 1.5;
/** `never so good`, `never this good`: two words ahead, three words ahead. */
export const NEVER_SO = [1, 1.5, 1.25] as const;
export const EXCLAMATION = 0.292;
export const MAX_EXCLAMATIONS = 4;
export const QUESTION = 0.18;
export const MANY_QUESTIONS = 0.96;

const words = (text: string): string[] => text.trim().split(/\s+/);

export const NEGATIONS: ReadonlySet<string> = new Set(
  words(`
    aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant
    shouldnt wasnt werent wont wouldnt ain't aren't can't couldn't daren't didn't doesn't don't hadn't hasn't haven't
    isn't mightn't mustn't needn't oughtn't shan't shouldn't wasn't weren't won't wouldn't neither never none nope nor
    not nothing nowhere uhuh uh-uh without rarely seldom despite`),
);

const MORE = words(`
  absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely especially
  exceptionally extremely fabulously flipping flippin fricking frickin frigging friggin fully fucking greatly hella
  highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so substantially
  thoroughly totally tremendously uber unbelievably unusually utterly very`);
const LESS = words(`
  almost barely hardly kinda kindof kind-of less little marginally occasionally partly scarcely slightly somewhat sorta
  sortof sort-of`);

/** Degree words and what they add to the word they stand before. */
export const BOOSTERS: ReadonlyMap<string, number> = new Map([
  ...MORE.map((word) => [word, BOOST] as const),
  ...LESS.map((word) => [word, -BOOST] as const),
]);

/** Two words that weaken what follows. */
export const WEAKENING_PAIRS: ReadonlySet<string> = new Set(['just enough', 'kind of', 'sort of']);

export const IDIOMS: ReadonlyMap<string, number> = new Map([
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['yeah right', -2],
  ['cut the mustard', 2],
  ['kiss of death', -1.5],
  ['hand to mouth', -2],
]);
