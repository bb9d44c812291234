/** Width of a Han character and of other letters, as shares of the size of the type. */
const HAN = 1.033;
const OTHER = 0.567;

/** Rough width of a text in pixels: a Han character is as wide as the type is high, others half. */
export function textWidth(text: string, sizePx: number): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? HAN : OTHER;
  return width * sizePx;
}
