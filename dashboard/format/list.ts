const formats = new Map<string, Intl.ListFormat>();

/** `Riverside, Station and Airport`, as the language joins names. */
export const formatList = (names: readonly string[], locale: string): string => {
  const kept = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  formats.set(locale, kept);
  return kept.format(names);
};
