import { fitText } from './fit-text.ts';
import { wrapWords } from './wrap-words.ts';

/** A name in at most so many lines of a width in pixels; what does not fit the last is cut there. */
export const nameLines = (name: string, width: number, fontSize: number, most = 2): string[] => {
  const lines = wrapWords(name, width, fontSize);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most - 1);
  const used = kept.reduce((at, line) => name.indexOf(line, at) + line.length, 0);
  return [...kept, fitText(name.slice(used).trimStart(), width, fontSize)];
};
