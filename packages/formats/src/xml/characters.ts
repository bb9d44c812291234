/* The characters of XML 1.0, fifth edition. */

const START =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d' +
  '\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
/** XML 1.0, fifth edition, production 5. */
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040]*$`, 'u');
/** What XML does not allow in a text besides halves of surrogate pairs, production 2. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** Whether a text has a character that XML does not allow. */
export function hasDisallowed(text: string): boolean {
  return CONTROL.test(text) || !text.isWellFormed();
}

/** Names found valid; hostile files could invent names without end. */
const validNames = new Set<string>();

/** Whether a text is a name of an element, attribute or entity. */
export function isName(name: string): boolean {
  if (validNames.has(name)) return true;
  if (!NAME.test(name)) return false;
  if (validNames.size < 5000) validNames.add(name);
  return true;
}

export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** A text with its line ends as one newline each: XML 1.0, 2.11. */
export function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
