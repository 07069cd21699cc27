import { fitText } from './fit-text.ts';

/** Where a line may break: after a space, or between two characters that fill the square. */
const pieces = (text: string): string[] =>
  text.match(/[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/g) ?? [];

/** Words in lines that fit a width in pixels; a word that fits no line is cut. */
export const wrapWords = (text: string, width: number, fontSize: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const longer = line + piece;
    if (fitText(longer.trimEnd(), width, fontSize) === longer.trimEnd()) {
      line = longer;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line =
      fitText(piece.trimEnd(), width, fontSize) === piece.trimEnd() ? piece : fitText(piece, width, fontSize);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
};
