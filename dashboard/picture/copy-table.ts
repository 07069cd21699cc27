import type { Drawing } from './compose-picture.ts';
import { escapeXml } from './escape-xml.ts';

const TILT = -42;

/** Words of an element at a place, in its own type. */
const wordsOf = (element: Element, text: string, place: string, anchor: 'start' | 'middle'): string => {
  const style = getComputedStyle(element);
  return `<text ${place} text-anchor="${anchor}" style="fill:${style.color};font-size:${style.fontSize};font-weight:${style.fontWeight}">${escapeXml(text)}</text>`;
};

const isSeen = (colour: string): boolean => colour !== 'transparent' && !/, 0\)$/.test(colour);

/** A coloured cell with its words in the middle; a hatched one stays hatched. */
const cellOf = (cell: Element, origin: DOMRect): string => {
  const box = cell.getBoundingClientRect();
  const style = getComputedStyle(cell);
  const [x, y] = [box.left - origin.left, box.top - origin.top];
  const place = `x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="2"`;
  const fill = isSeen(style.backgroundColor) ? style.backgroundColor : 'none';
  const hatch = style.backgroundImage === 'none' ? '' : `<rect ${place} fill="url(#withheld)"/>`;
  const edge = cell.classList.contains('none') ? `stroke="${style.color}" stroke-opacity="0.3"` : '';
  const text = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
  const middle = `x="${x + box.width / 2}" y="${y + box.height / 2 + 4}"`;
  return `<rect ${place} fill="${fill}" ${edge}/>${hatch}${text === '' ? '' : wordsOf(cell, text, middle, 'middle')}`;
};

/** The name of a column over it, tilted where the page tilts it; the name of a row before it. */
const headOf = (head: Element, origin: DOMRect): string => {
  const words = head.querySelector('span') ?? head;
  const text = (words.textContent ?? '').trim();
  const box = words.getBoundingClientRect();
  const isTilted = getComputedStyle(words).transform !== 'none';
  const [x, y] = [box.left - origin.left, box.bottom - origin.top];
  if (isTilted)
    return wordsOf(words, text, `transform="translate(${x + 12} ${y - 2}) rotate(${TILT})"`, 'start');
  const isColumn = head.getAttribute('scope') === 'col';
  const place = isColumn ? `x="${x + box.width / 2}" y="${y - 4}"` : `x="${x}" y="${y - box.height / 2 + 4}"`;
  return wordsOf(words, text, place, isColumn ? 'middle' : 'start');
};

/** A table of coloured cells as rectangles and words, also what is scrolled out of sight. */
export const copyTable = (table: HTMLTableElement): Drawing => {
  const origin = table.getBoundingClientRect();
  const heads = [...table.querySelectorAll('th')].map((head) => headOf(head, origin));
  const cells = [...table.querySelectorAll('.cell')].map((cell) => cellOf(cell, origin));
  const ink = getComputedStyle(table).color;
  return {
    width: Math.ceil(origin.width) + 60,
    height: Math.ceil(origin.height) + 4,
    body: `<defs><pattern id="withheld" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5" stroke="${ink}" stroke-opacity="0.4"/></pattern></defs>${heads.join('')}${cells.join('')}`,
  };
};
