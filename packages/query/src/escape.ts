import { operatorOf } from './lexer.ts';
import { isBlank, narrowText } from './text.ts';

/** How texts are written so that the parser reads them back unchanged. */

const SPECIAL = new Set('\\"＂“”「」『』()（）*?＊？:：=＝><＞＜≥≤≠');
const COMMAS = new Set(',，、');
const LEADING = new Set('-－−!！[]［］');

/** A text that can stand bare as a value: letters, digits and inner `. _ / -`, and no operator. */
export function isSimple(text: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text) &&
    !text.includes('..') &&
    operatorOf(text) === undefined
  );
}

/** `isSimple`, or with balanced brackets inside as in 华为（深圳）有限公司; not to be taken for 全(…). */
export function isSimpleName(text: string): boolean {
  const outside = text.replace(/[(（][\p{L}\p{N}._/-]+[)）]/gu, '');
  return isSimple(outside) && /^[\p{L}\p{N}]/u.test(text) && !/^(?:全|all)[(（]/iu.test(text);
}

export interface EscapeRules {
  /** Commas separate values here. */
  readonly commas: boolean;
  /** `*` and `?` keep their meaning. */
  readonly pattern: boolean;
}

/** Escapes a text so that it is one run with no special meaning (but for wildcards, if so ruled). */
export function escapeRun(text: string, rules: EscapeRules): string {
  if (operatorOf(text) !== undefined) return `\\${text}`;
  const narrow = narrowText(text);
  let escaped = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const wildcard = narrow[at] === '*' || narrow[at] === '?';
    const doubled =
      /[&|]/u.test(narrow.charAt(at)) &&
      (narrow[at] === narrow[at + 1] || narrow[at] === narrow[at - 1]);
    const special =
      (SPECIAL.has(unit) && !(wildcard && rules.pattern)) ||
      (rules.commas && COMMAS.has(unit)) ||
      (at === 0 && LEADING.has(unit)) ||
      isBlank(unit) ||
      doubled;
    escaped += special ? `\\${unit}` : unit;
  }
  return escaped;
}

/** Escapes a word of plain text; times, ratios and addresses keep their colons. */
export function escapeWord(word: string): string {
  const ratio = /^\d+(?:[:：]\d+)+$/u.test(word);
  const address = /^https?:\/\/[\w./?=%#:@~+-]+$/u.test(word);
  return ratio || address ? word : escapeRun(word, { commas: false, pattern: false });
}

/** A text between quotation marks. */
export function quote(text: string): string {
  return `"${escapeQuoted(text)}"`;
}

/** Texts between quotation marks for near, set off by blanks. */
export function quoteTexts(texts: readonly string[]): string {
  const escaped = texts.map((text) =>
    [...escapeQuoted(text)]
      .map((unit) => (isBlank(unit) || unit === '|' || unit === '｜' ? `\\${unit}` : unit))
      .join(''),
  );
  return `"${escaped.join(' ')}"`;
}

function escapeQuoted(text: string): string {
  return text.replace(/[\\"＂“”]/gu, '\\$&');
}
