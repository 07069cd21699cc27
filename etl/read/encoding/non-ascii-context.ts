/** Bytes of context kept on either side of bytes that are not ASCII. */
const CONTEXT = 24;
/** More evidence changes no mind. */
export const EVIDENCE_BYTES = 1 << 16;

/** What stands around the non-ASCII bytes of a text, a line for each stretch, up to a limit. */
export const nonAsciiContext = (bytes: Buffer, limit = EVIDENCE_BYTES): Buffer => {
  const pieces: Buffer[] = [];
  let kept = 0;
  for (let i = 0; i < bytes.length && kept < limit;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    let end = i;
    for (let gap = 0; end < bytes.length && gap < CONTEXT && end - i < limit; end++)
      gap = bytes[end]! < 0x80 ? gap + 1 : 0;
    const piece = bytes.subarray(Math.max(0, i - CONTEXT), end);
    pieces.push(piece, Buffer.from('\n'));
    kept += piece.length + 1;
    i = end;
  }
  return Buffer.concat(pieces);
};
