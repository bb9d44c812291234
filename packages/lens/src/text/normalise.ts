import { fromUnits } from './encoding.ts';

const CHUNK = 2048;

/**
 * Makes a normaliser that maps every code point by itself: compatibility form (NFKC: full width to
 * half width, ligatures, circled digits), lower case, white space and control characters to a
 * plain space, and then the given folding, for example traditional to simplified characters. Runs
 * of space are not joined: since no character sees its neighbours, every substring of a text
 * normalises to a substring of the normalised text.
 */
export function createNormaliser(
  folding: Readonly<Record<string, string>> = {},
): (text: string) => string {
  const fold = new Map(Object.entries(folding));
  // For each code unit the one unit that it becomes; 0 while unknown or when it is not one unit.
  const direct = new Uint16Array(65_536);
  const expanded = new Map<number, string>();
  const buffer = new Uint16Array(CHUNK);

  function mapCodePoint(codePoint: number): string {
    const known = expanded.get(codePoint);
    if (known !== undefined) return known;
    const lowered = String.fromCodePoint(codePoint)
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC');
    let mapped = '';
    for (const character of lowered) {
      if (character === '\uffff') mapped += '\ufffd';
      else if (/[\s\p{Cc}]/u.test(character)) mapped += ' ';
      else mapped += fold.get(character) ?? character;
    }
    const alone = codePoint < 0xd800 || (codePoint > 0xdfff && codePoint < 0x10000);
    if (alone && mapped.length === 1) direct[codePoint] = mapped.charCodeAt(0);
    else expanded.set(codePoint, mapped);
    return mapped;
  }

  return function normalise(text: string): string {
    const length = text.length;
    let at = 0;
    while (at < length) {
      const unit = text.charCodeAt(at);
      if (direct[unit] !== unit) break;
      at++;
    }
    if (at === length) return text;
    let out = text.slice(0, at);
    let used = 0;
    while (at < length) {
      const unit = text.charCodeAt(at);
      const mapped = direct[unit]!;
      if (mapped !== 0) {
        buffer[used++] = mapped;
        at++;
      } else {
        if (used > 0) out += fromUnits(buffer, 0, used);
        used = 0;
        const codePoint = text.codePointAt(at)!;
        out += mapCodePoint(codePoint);
        at += codePoint > 0xffff ? 2 : 1;
      }
      if (used === CHUNK) {
        out += fromUnits(buffer, 0, used);
        used = 0;
      }
    }
    return used > 0 ? out + fromUnits(buffer, 0, used) : out;
  };
}
