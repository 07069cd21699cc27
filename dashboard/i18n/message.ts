/** One text, or one per plural form; `count` chooses the form. `{name}` is filled in, `<tone>…</tone>` marks words. */
export type Message = string | { readonly one: string; readonly other: string };

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The placeholders of a message. */
export type Placeholders<M extends Message> = M extends string
  ? NamesIn<M>
  : M extends { readonly one: infer One extends string; readonly other: infer Other extends string }
    ? NamesIn<One> | NamesIn<Other> | 'count'
    : never;

export type Fill = Readonly<Record<string, string | number>>;

/** Making one takes longer than using it a hundred times. */
const keep = <T>(make: (locale: string) => T): ((locale: string) => T) => {
  const made = new Map<string, T>();
  return (locale) => {
    const held = made.get(locale) ?? make(locale);
    made.set(locale, held);
    return held;
  };
};
const pluralRules = keep((locale) => new Intl.PluralRules(locale));
const plainNumber = keep((locale) => new Intl.NumberFormat(locale));

/** Fills a message for a language; numbers are written as the language writes them. */
export const fillMessage = (message: Message, fill: Fill, locale: string): string => {
  const count = fill['count'];
  const text =
    typeof message === 'string'
      ? message
      : pluralRules(locale).select(typeof count === 'number' ? count : Number(count)) === 'one'
        ? message.one
        : message.other;
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = fill[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? plainNumber(locale).format(value) : value;
  });
};
