/** A number of 32 bits from a text, the same on every machine (FNV-1a, with another beginning per seed); not for secrets. */
export const hashText = (text: string, seed = 0): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/** A whole number below 2⁵³ from a text: wide enough that millions of wordings do not meet by chance. */
export const wideHash = (text: string): number =>
  (hashText(text, 0x9e3779b9) & 0x1fffff) * 2 ** 32 + hashText(text);
