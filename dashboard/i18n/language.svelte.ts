import { translate, type FillArguments, type Language, type MessageKey } from './translate.ts';

const KEY = 'barometer.language';
const isLanguage = (value: string | null): value is Language => value === 'en' || value === 'zh-CN';

const remembered = localStorage.getItem(KEY);
const preferred: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
let current = $state<Language>(isLanguage(remembered) ? remembered : preferred);

/** The language of the page: chosen, else the browser's, else English. */
export const language = {
  get current(): Language {
    return current;
  },
  choose(next: Language): void {
    current = next;
    localStorage.setItem(KEY, next);
  },
};

/** The text of a key in the page's language; follows when the language changes. */
export const t = <Key extends MessageKey>(key: Key, ...fill: FillArguments<Key>): string =>
  translate(current, key, ...fill);

/** The page's side of a label that the API gives in both languages. */
export const pick = (label: { readonly en: string; readonly zh: string }): string =>
  current === 'zh-CN' ? label.zh || label.en : label.en || label.zh;
