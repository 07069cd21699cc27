/** The faces of the page's stylesheets. */
const facesOfPage = (): CSSFontFaceRule[] =>
  [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  );

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('a font cannot be read'));
    reader.readAsDataURL(blob);
  });

const bare = (family: string): string => family.replaceAll(/["']/g, '').trim();

/** A face with its file as data; nothing when the file cannot be had, and then the fallbacks hold. */
const embed = async (face: CSSFontFaceRule): Promise<string> => {
  const source = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(face.style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  try {
    const response = await fetch(new URL(source, face.parentStyleSheet?.href ?? document.baseURI));
    if (!response.ok) return '';
    const style = face.style;
    const url = await toDataUrl(await response.blob());
    return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${style.getPropertyValue('font-weight')};font-style:${style.getPropertyValue('font-style')};src:url(${url}) format("woff2")}`;
  } catch {
    return '';
  }
};

/** The faces that a document names, as CSS that carries them; Chinese is written in the reader's own fonts. */
export const embedFonts = async (svg: string): Promise<string> => {
  const isUsed = ({ style }: CSSFontFaceRule): boolean => {
    const italic = style.getPropertyValue('font-style') === 'italic';
    return (
      svg.includes(bare(style.getPropertyValue('font-family'))) &&
      (!italic || svg.includes('font-style:italic')) &&
      /^(400|600)$/.test(style.getPropertyValue('font-weight'))
    );
  };
  return (await Promise.all(facesOfPage().filter(isUsed).map(embed))).join('');
};
