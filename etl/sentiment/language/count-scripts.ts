/** Letters of a text by script. */
export interface Scripts {
  readonly han: number;
  readonly kana: number;
  readonly hangul: number;
  readonly latin: number;
  readonly other: number;
}

const between = (code: number, from: number, to: number): boolean => code >= from && code <= to;
const LETTER = /\p{L}/u;

/** Counts letters by the block they stand in; marks, digits and emoji count nowhere. */
export const countScripts = (text: string): Scripts => {
  let [han, kana, hangul, latin, other] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at++;
    if (between(code | 32, 97, 122) || (between(code, 0xc0, 0x24f) && code !== 0xd7 && code !== 0xf7))
      latin++;
    else if (code < 0x80) continue;
    else if (
      between(code, 0x4e00, 0x9fff) ||
      between(code, 0x3400, 0x4dbf) ||
      between(code, 0x20000, 0x3134f)
    )
      han++;
    else if (between(code, 0x3040, 0x30ff) || between(code, 0x31f0, 0x31ff)) kana++;
    else if (between(code, 0xac00, 0xd7a3) || between(code, 0x1100, 0x11ff)) hangul++;
    else if (LETTER.test(String.fromCodePoint(code))) other++;
  }
  return { han, kana, hangul, latin, other };
};
