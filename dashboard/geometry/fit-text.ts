/** Width of a character in ems, roughly: Chinese, Japanese and Korean fill the square, capitals and digits two thirds of it. */
const widthOf = (character: string): number =>
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(character)
    ? 1
    : /[A-Z0-9MWmw%]/.test(character)
      ? 0.66
      : /[ilj.,;:'|!() ]/.test(character)
        ? 0.32
        : 0.55;

/** Width of a text in pixels, roughly, and rather too much than too little. */
export const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0) * fontSize;

/** A name cut to a width in pixels with an ellipsis; whole when it fits. Errs on the short side. */
export const fitText = (text: string, width: number, fontSize: number): string => {
  const characters = [...text];
  const room = width / fontSize;
  let used = 0;
  for (const [i, character] of characters.entries()) {
    used += widthOf(character);
    if (used <= room) continue;
    let kept = i;
    let taken = used - widthOf(character);
    while (kept > 0 && taken + 1 > room) taken -= widthOf(characters[(kept -= 1)] ?? '');
    return `${characters.slice(0, kept).join('').trimEnd()}…`;
  }
  return text;
};
