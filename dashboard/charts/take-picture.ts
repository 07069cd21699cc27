import { composePicture, type Drawing, type PictureWords } from '../picture/compose-picture.ts';
import { copyDrawing } from '../picture/copy-drawing.ts';
import { copyTable } from '../picture/copy-table.ts';
import { embedFonts } from '../picture/embed-fonts.ts';

const drawingOf = (stage: HTMLElement): Drawing | null => {
  const svg = stage.querySelector<SVGSVGElement>('svg[role=img]') ?? stage.querySelector('svg');
  const table = stage.querySelector('table');
  if (table) return copyTable(table);
  return svg ? copyDrawing(svg) : null;
};

/**
 * What a figure shows as an SVG document with its words and its fonts, in the colours of the page.
 * @returns null when there is nothing drawn
 */
export const takePicture = async (stage: HTMLElement, words: PictureWords): Promise<string | null> => {
  const drawing = drawingOf(stage);
  if (!drawing) return null;
  const root = getComputedStyle(document.documentElement);
  const token = (name: string): string => root.getPropertyValue(name).replaceAll(/\s+/g, ' ').trim();
  const look = {
    paper: token('--paper'),
    ink: token('--ink'),
    faint: token('--ink-2'),
    font: token('--sans'),
    language: document.documentElement.lang,
  };
  const bare = composePicture(drawing, words, { ...look, faces: '' });
  return composePicture(drawing, words, { ...look, faces: await embedFonts(bare) });
};
