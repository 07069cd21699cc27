import { en } from './en.ts';
import { fillMessage, type Fill, type Placeholders } from './message.ts';
import { zhCN } from './zh-cn.ts';

export type Language = 'en' | 'zh-CN';
export type MessageKey = keyof typeof en;

type FillOf<Key extends MessageKey> = { readonly [Name in Placeholders<(typeof en)[Key]>]: string | number };
/** A message without placeholders takes no second argument; one with them takes exactly those. */
export type FillArguments<Key extends MessageKey> = [Placeholders<(typeof en)[Key]>] extends [never]
  ? []
  : [FillOf<Key>];

const MESSAGES = { en, 'zh-CN': zhCN } as const;

/** The text of a key in a language. */
export const translate = <Key extends MessageKey>(
  language: Language,
  key: Key,
  ...[fill]: FillArguments<Key>
): string => fillMessage(MESSAGES[language][key], (fill ?? {}) as Fill, language);

/** Whether a key built at run time (a code of the server) has a text. */
export const hasMessage = (key: string): key is MessageKey => key in en;
