const formatters = new Map<string, Intl.NumberFormat>();

/** A number formatter per language and options, made once. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
};

/** A count with its thousands separated. */
export const formatCount = (value: number, locale: string): string =>
  numberFormat(locale, { maximumFractionDigits: 0 }).format(value);

/** A number with exactly so many decimals and a true minus sign. */
export const formatFixed = (value: number, decimals: number, locale: string): string =>
  numberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(value)
    .replace('-', '−');

/** A size in bytes, in the unit that keeps it short. */
export const formatBytes = (bytes: number, locale: string): string => {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(steps.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return numberFormat(locale, {
    style: 'unit',
    unit: steps[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
};
