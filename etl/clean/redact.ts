/**
 * Personal data in free text, as patterns that run inside the engine (RE2: linear time, no look-around), in this order.
 * What is found becomes a typed token, so that a reader still knows what stood there.
 */
export const REDACTIONS: readonly { readonly token: string; readonly pattern: string }[] = [
  { token: '[email]', pattern: String.raw`[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9.\-]+\.[A-Za-z]{2,}` },
  {
    token: '[id]',
    pattern: String.raw`[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`,
  },
  { token: '[card]', pattern: String.raw`\b(?:\d{4}[ \-]){3}\d{1,7}\b` },
  { token: '[phone]', pattern: String.raw`(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}` },
  { token: '[phone]', pattern: String.raw`\b0\d{2,3}[ \-]\d{7,8}\b` },
  { token: '[phone]', pattern: String.raw`(?:\+?1[ .\-]?)?\(?\b[2-9]\d{2}\)?[ .\-]\d{3}[ .\-]\d{4}\b` },
];

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The SQL expression that redacts another expression. */
export const redactSql = (expression: string): string =>
  REDACTIONS.reduce(
    (inner, { token, pattern }) => `regexp_replace(${inner}, ${literal(pattern)}, ${literal(token)}, 'g')`,
    expression,
  );

/** Redacts one text outside the engine, for rejected rows. */
export const redactText = (text: string): string =>
  REDACTIONS.reduce((inner, { token, pattern }) => inner.replace(new RegExp(pattern, 'g'), token), text);
