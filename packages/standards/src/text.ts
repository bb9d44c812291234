/**
 * Width, brackets and blanks: the differences in writing that never distinguish two names or
 * numbers in Chinese data.
 */

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const DOTS = /[\u00B7\u2022\u2024\u2027\u2219\u22C5\u30FB\uFF65]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const CJK = '\\u2E80-\\u2FDF\\u3005-\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF';
const BLANK_BESIDE_CJK = new RegExp(`(?<=[${CJK}()])\\s+|\\s+(?=[${CJK}()])`, 'g');
const ANY_CJK = new RegExp(`[${CJK}]`);

const FULL_WIDTH = /[\u3000\uff01-\uff5e]/;
const FULL_WIDTHS = new RegExp(FULL_WIDTH, 'g');

/** Full-width ASCII (U+FF01..U+FF5E) and the ideographic space become their half-width twins. */
export function toHalfWidth(text: string): string {
  // Most texts have none, and every cell of every row comes through here.
  if (!FULL_WIDTH.test(text)) return text;
  return text.replace(FULL_WIDTHS, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** Removes zero-width characters, turns every run of white space into one blank, and trims. */
export function collapseBlanks(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** True when the text holds at least one Chinese character. */
export function hasChinese(text: string): boolean {
  return ANY_CJK.test(text);
}

/**
 * A number as people write it, reduced to what carries meaning: half width, upper case, one kind
 * of dash and dot, no invisible characters. Blanks are kept as single blanks.
 */
export function normaliseNumberText(text: string): string {
  return collapseBlanks(
    toHalfWidth(text)
      .replace(DASHES, '-')
      .replace(/[\u3002\uFF61]/g, '.'),
  )
    .replace(DOTS, '.')
    .toUpperCase();
}

/**
 * The key under which two writings of one name are equal: half width, one kind of bracket, dash
 * and middle dot, no blanks beside Chinese characters, lower case. For comparing, not for showing.
 */
export function nameKey(name: string): string {
  return collapseBlanks(toHalfWidth(name))
    .replace(/[【〔［{[]/g, '(')
    .replace(/[】〕］}\]]/g, ')')
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .replace(BLANK_BESIDE_CJK, '')
    .toLowerCase();
}

/**
 * A name as it should be shown: blanks cleaned; brackets full width in a Chinese name (the form in
 * which the business register writes them) and half width otherwise; letters and digits half width.
 */
export function tidyName(name: string): string {
  const half = collapseBlanks(toHalfWidth(name)).replace(BLANK_BESIDE_CJK, '');
  if (!hasChinese(half)) return collapseBlanks(toHalfWidth(name));
  return half.replace(/\(/g, '（').replace(/\)/g, '）');
}
