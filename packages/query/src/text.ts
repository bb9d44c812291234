/**
 * Characters of the query language. Everything works on UTF-16 code units and maps one unit to one
 * unit, so that offsets into the text that a person typed always hold.
 */

/** Half-width, lower-case form of one code unit; units whose form would be longer stay as they are. */
export function foldUnit(unit: string): string {
  const narrow = narrowUnit(unit);
  const lower = narrow.toLowerCase();
  return lower.length === 1 ? lower : narrow;
}

/** Half-width form of one code unit (full-width ASCII and the ideographic blank). */
export function narrowUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code === 0x3000 ? ' ' : unit;
}

/** `foldUnit` over a text; the result has the same length. */
export function foldText(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at));
  return folded;
}

/** `narrowUnit` over a text; the result has the same length. */
export function narrowText(text: string): string {
  let narrow = '';
  for (let at = 0; at < text.length; at++) narrow += narrowUnit(text.charAt(at));
  return narrow;
}

export function isBlank(unit: string): boolean {
  return unit !== '' && (/\s/u.test(unit) || unit === '\u200b');
}

export const isOpenBracket = (unit: string): boolean => unit === '(' || unit === '（';
export const isCloseBracket = (unit: string): boolean => unit === ')' || unit === '）';
export const isComma = (unit: string): boolean => unit === ',' || unit === '，' || unit === '、';

/** Quotation marks close each other within a family; input methods often give the wrong one of a pair. */
const QUOTE_FAMILIES: readonly string[] = ['"＂“”', '「」', '『』'];
const OPENING_QUOTES = '"＂“”「『';
const QUOTES = QUOTE_FAMILIES.join('');

export const isQuote = (unit: string): boolean => unit !== '' && QUOTES.includes(unit);
export const isOpeningQuote = (unit: string): boolean =>
  unit !== '' && OPENING_QUOTES.includes(unit);

/** The units that close a quotation opened by `unit`. */
export function closingQuotes(unit: string): string {
  if (unit === '「') return '」';
  if (unit === '『') return '』';
  return QUOTE_FAMILIES[0] ?? '"';
}

/** True where words are written without blanks: Han, kana, and the marks that belong to them. */
export function isIdeograph(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return (
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff)
  );
}

/** Number of single-unit insertions, deletions, replacements and neighbour swaps between two texts. */
export function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
