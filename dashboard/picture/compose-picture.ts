import { escapeXml } from './escape-xml.ts';
import { wrapWords } from '../geometry/wrap-words.ts';

/** A drawing without its words: what stands inside an `<svg>`, and its size in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** What has to stand with a drawing, so that it explains itself wherever it goes. */
export interface PictureWords {
  readonly title: string;
  readonly hint: string;
  /** n, period and filters, source, the day the data end: one line each. */
  readonly facts: readonly string[];
}

export interface PictureLook {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly font: string;
  readonly language: string;
  /** Faces to embed, as CSS. */
  readonly faces: string;
}

const MARGIN = 28;
const TITLE = { size: 17, line: 23 };
const SMALL = { size: 12, line: 17 };

interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly isTitle: boolean;
}

const stack = (texts: readonly string[], y: number, { size, line }: typeof SMALL, isTitle = false): Line[] =>
  texts.map((text, i) => ({ text, y: y + i * line + size, size, isTitle }));

/** One SVG document: title and reading line above the drawing, the facts below it. */
export const composePicture = (drawing: Drawing, words: PictureWords, look: PictureLook): string => {
  const wrap = (text: string, size: number): string[] => wrapWords(text, drawing.width, size);
  const [title, hint] = [wrap(words.title, TITLE.size), wrap(words.hint, SMALL.size)];
  const facts = words.facts.flatMap((fact) => wrap(fact, SMALL.size));
  const hintAt = MARGIN + title.length * TITLE.line + 3;
  const drawingAt = hintAt + hint.length * SMALL.line + 14;
  const factsAt = drawingAt + drawing.height + 18;
  const width = drawing.width + 2 * MARGIN;
  const height = factsAt + facts.length * SMALL.line + MARGIN;
  const lines = [
    ...stack(title, MARGIN, TITLE, true),
    ...stack(hint, hintAt, SMALL),
    ...stack(facts, factsAt, SMALL),
  ];
  const texts = lines.map(
    ({ text, y, size, isTitle }) =>
      `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${isTitle ? 600 : 400}" fill="${isTitle ? look.ink : look.faint}">${escapeXml(text)}</text>`,
  );
  const described = [words.hint, ...words.facts].join(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xml:lang="${look.language}" role="img" font-family="${escapeXml(look.font)}">`,
    `<title>${escapeXml(words.title)}</title>`,
    `<desc>${escapeXml(described)}</desc>`,
    ...(look.faces === '' ? [] : [`<style>${escapeXml(look.faces)}</style>`]),
    `<rect width="100%" height="100%" fill="${look.paper}"/>`,
    ...texts,
    `<line x1="${MARGIN}" x2="${width - MARGIN}" y1="${factsAt - 8}" y2="${factsAt - 8}" stroke="${look.faint}" stroke-opacity="0.35"/>`,
    `<svg x="${MARGIN}" y="${drawingAt}" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}" overflow="visible">${drawing.body}</svg>`,
    '</svg>',
  ].join('\n');
};
