/** Fewer than this are an accident and no sign of anything. */
const FEW = 8;

/** Share of characters no text has: C0 controls other than tab, line ends, form feed and Ctrl-Z; DEL; U+FFFD. */
export const controlShare = (text: string): number => {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x7f || code === 0xfffd || (code < 0x20 && code !== 0x1a && (code < 9 || code > 13))) n++;
  }
  return n < FEW ? 0 : n / text.length;
};
