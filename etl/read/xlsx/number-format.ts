/** How a numeric cell is shown, as far as it changes what the cell says. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'padded'; readonly digits: number }
  | { readonly kind: 'date'; readonly withDate: boolean; readonly withTime: boolean };

const PLAIN: NumberFormat = { kind: 'plain' };
const date = (withDate: boolean, withTime: boolean): NumberFormat => ({ kind: 'date', withDate, withTime });

/** Formats that are known by number only (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are East Asian dates). */
const builtIn = (id: number): NumberFormat => {
  if (id === 22) return date(true, true);
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return date(false, true);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return date(true, false);
  return PLAIN;
};

/**
 * What a number format says of its cells.
 * @param code the format code, or null for a built-in one.
 */
export const numberFormat = (id: number, code: string | null): NumberFormat => {
  if (code === null) return builtIn(id);
  if (/^0{2,}$/.test(code)) return { kind: 'padded', digits: code.length };
  const [positive = ''] = code.split(';');
  // Elapsed time ([h]:mm) is an amount and no moment.
  if (/\[[hms]+\]/i.test(positive)) return PLAIN;
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general|e[+-]/gi, '');
  const withDate = /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
  const withTime = /[hs]/i.test(bare);
  return withDate || withTime ? date(withDate, withTime) : PLAIN;
};
