import { simplifyDivisionName, toHalfWidth } from '@zca/standards';

/*
 * Text as the placer compares it: one 16-bit unit a character, so that a table gives the form of each
 * in a few nanoseconds. Blanks are dropped, full width and capitals are levelled, traditional characters
 * become simplified ones, and what is neither letter nor digit becomes one separator.
 */

/** Stands for any punctuation. */
export const SEPARATOR = 1;
const DROPPED = 0;

/** Made when the first text is read: pages that only name the room never pay for it. */
let forms: Uint16Array | undefined;

/** The forms of all units; those of Chinese characters in one go, for there are 28,000. */
function formsOfAll(): Uint16Array {
  const all = new Uint16Array(0x1_0000).map((_, unit) => unit);
  const chinese = String.fromCharCode(...all.subarray(0x3400, 0xa000));
  const simplified = simplifyDivisionName(chinese);
  for (let at = 0; at < simplified.length; at += 1) all[0x3400 + at] = simplified.charCodeAt(at);
  for (let unit = 0; unit < 0x3400; unit += 1) all[unit] = formOf(unit);
  for (let unit = 0xf900; unit < 0x1_0000; unit += 1) all[unit] = formOf(unit);
  return all;
}

function formOf(unit: number): number {
  const char = toHalfWidth(String.fromCharCode(unit)).toLowerCase();
  if (/^[\s\u00ad\u200b-\u200f\u2060\ufeff]$/u.test(char)) return DROPPED;
  return /^[\p{L}\p{N}]$/u.test(char) ? char.charCodeAt(0) : SEPARATOR;
}

/** A text that is read; made once and filled anew for each address. */
export class Written {
  readonly units = new Uint16Array(2048);
  length = 0;
  /** Where each unit stands in the text. */
  readonly #places = new Uint16Array(2048);
  readonly #forms = (forms ??= formsOfAll());
  #text = '';

  /** Takes a text. Of one longer than 2,000 characters, which no address is, the rest is ignored. */
  fill(text: string): this {
    const end = Math.min(text.length, 2000);
    this.#text = text;
    let length = 0;
    for (let at = 0; at < end; at += 1) {
      const form = this.#forms[text.charCodeAt(at)]!;
      if (form === DROPPED) continue;
      this.#places[length] = at;
      this.units[length] = form;
      length += 1;
    }
    this.length = length;
    return this;
  }

  /** The unit at a place; a separator beyond the end. */
  at(place: number): number {
    return place < this.length && place >= 0 ? this.units[place]! : SEPARATOR;
  }

  /** The text between two places, as it was given. */
  slice(start: number, end: number): string {
    return this.#text.slice(this.#places[start], this.#places[end - 1]! + 1);
  }

  /** Six units of digits as text, whatever their width was. */
  digits(start: number): string {
    return String.fromCharCode(...this.units.subarray(start, start + 6));
  }

  /** True when the text goes on with these characters at a place. */
  goesOn(place: number, text: string): boolean {
    for (let at = 0; at < text.length; at += 1) {
      if (this.at(place + at) !== text.charCodeAt(at)) return false;
    }
    return true;
  }
}

let names: Written | undefined;

/** A name in the form in which texts are compared with it. */
export function writtenName(name: string): string {
  const { units, length } = (names ??= new Written()).fill(name);
  return String.fromCharCode(...units.subarray(0, length));
}
