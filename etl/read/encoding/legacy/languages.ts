/** What written language looks like beyond ASCII: its accented letters, and small words no text goes without. */
export interface Language {
  readonly letters: ReadonlySet<string>;
  readonly words: RegExp;
}

const language = (letters: string, words: string): Language => ({
  letters: new Set(letters + letters.toUpperCase()),
  words: new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu'),
});

/** Matches nothing. */
const NO_WORDS = '(?!)';

export const WESTERN: readonly Language[] = [
  // Names of people from everywhere in one column.
  language('éèêëáàâäãåóòôöøúùûüíìîïñçæß', NO_WORDS),
  language('éèêïçñöü', 'the|and|of|is|to|for|not|was|my|it|in|are|you|with|no'),
  language('éèêëàâçôûùîïœæ', 'le|la|les|de|des|du|et|est|un|une|pas|pour|dans|sur|que|au|en'),
  language('äöüß', 'der|die|das|und|ist|nicht|ein|eine|zu|in|mit|auf|von|für|im|den'),
  language('áéíóúñü', 'el|la|los|las|de|del|y|que|en|es|un|una|no|por|con|se'),
  language('ãõáéíóúâêôàç', 'o|a|os|as|de|do|da|e|que|em|um|uma|não|por|com|para'),
  language('àèéìòù', 'il|la|le|di|del|della|e|che|un|una|non|per|con|in|sono|è'),
  language('åäöøæéü', 'og|och|det|er|är|ikke|inte|en|ett|et|på|av|til|til|som|for'),
  language('éëïóöüèê', 'de|het|een|en|van|is|niet|op|te|in|voor|met|dat'),
];

export const CENTRAL: readonly Language[] = [
  language('ąćęłńóśźż', 'i|w|z|na|nie|do|jest|się|o|od|to|że|po|proszę'),
  language('áčďéěíňóřšťúůýžôľĺŕä', 'a|v|je|na|se|to|že|s|z|do|ne|už|sa|si|pro|pre'),
  language('áéíóöőúüű', 'a|az|és|nem|van|egy|hogy|is|de|ez'),
  language('ăâîşţșț', 'și|şi|de|la|nu|în|este|cu|pe|o|un|din'),
  language('čćžšđ', 'i|je|u|na|se|da|za|ne|od|su|in|ni'),
];
