import type { Drawing } from './compose-picture.ts';

/** What a drawing looks like, as far as SVG knows it. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'display',
  'visibility',
] as const;

/** What an SVG document assumes when nothing is said, and what need not be written therefore. */
const ASSUMED: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'font-style': 'normal',
  'font-variant-numeric': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  display: 'inline',
  visibility: 'visible',
};

const writeStyles = (from: Element, to: Element): void => {
  const computed = getComputedStyle(from);
  const styles = PROPERTIES.map((name) => [name, computed.getPropertyValue(name)] as const).filter(
    ([name, value]) => value !== '' && value !== ASSUMED[name] && !(name === 'display' && value !== 'none'),
  );
  to.removeAttribute('class');
  to.setAttribute('style', styles.map(([name, value]) => `${name}:${value}`).join(';'));
};

/** A chart of the page with its styles written into it, so that it looks the same without the page. */
export const copyDrawing = (svg: SVGSVGElement): Drawing => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const other = copies[i];
    if (other) writeStyles(original, other);
  });
  const { width, height } = svg.viewBox.baseVal;
  const serialise = new XMLSerializer();
  return {
    width,
    height,
    body: [...copy.childNodes].map((node) => serialise.serializeToString(node)).join(''),
  };
};
