import type { Font } from './pdfmakeParts.ts';

/** Characters that are never drawn: controls, joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\p{Cc}\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2069}\u{FEFF}]/u;
/** Forms of radicals that are typed for the characters that they look like. */
const RADICALS = /[\u{2E80}-\u{2FDF}]/gu;

/**
 * Texts as a font can print them. A character without a glyph would be printed as an empty box, which
 * reads as any character or none; it is printed as its code instead: 𠮷 as ［U+20BB7］.
 *
 * Noto Sans SC 2.004 has nearly all of the basic block and of Extension A (20,976 of 20,992 and 6,582 of
 * 6,592), so 堃, 㛃 and 䶮, of the later extensions those that the 通用规范汉字表 took in, so 𬭎, and
 * little else of them.
 */
export class Glyphs {
  readonly #font: Font;
  #lacked = false;

  constructor(font: Font) {
    this.#font = font;
  }

  /** Whether a code has been put in the place of a character since this was made. */
  get hasLacked(): boolean {
    return this.#lacked;
  }

  /** The text as it will be printed, with its line breaks. */
  printable(text: string): string {
    const plain = text
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/\r\n?|\u{2028}|\u{2029}/gu, '\n')
      .replaceAll('\t', ' ')
      .replaceAll(RADICALS, (radical) => radical.normalize('NFKC'));
    let printable = '';
    for (const character of plain) {
      const codePoint = character.codePointAt(0)!;
      if (character === '\n') printable += character;
      else if (INVISIBLE.test(character)) continue;
      else if (this.#font.hasGlyphForCodePoint(codePoint)) printable += character;
      else {
        this.#lacked = true;
        printable += `［U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}］`;
      }
    }
    return printable;
  }
}
