import { isCalendarDay } from '@zca/standards';
import { ST96_COUNTRIES, ST96_OFFICES, UNKNOWN_OFFICE } from './codes.ts';
import { LossLedger } from './losses.ts';

/** What XML 1.0 has no way to write, not even as a reference: `Char`, section 2.2. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPED = /[&<>"\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A bare carriage return would be read as a line feed (2.11).
  '\r': '&#13;',
};

/**
 * Text as character data or attribute value. Every character that XML knows survives, those beyond
 * the Basic Multilingual Plane included; the others become U+FFFD.
 */
export function escapeXmlText(text: string): { readonly xml: string; readonly isWhole: boolean } {
  const whole = text.toWellFormed().replace(FORBIDDEN, '\uFFFD');
  return {
    xml: whole.replace(ESCAPED, (character) => ESCAPES[character]!),
    isWhole: whole === text,
  };
}

/** An element around its content, which is XML already. */
export function element(name: string, ...content: readonly string[]): string {
  const inner = content.join('');
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** An element with attributes; values are XML already, absent ones are left out. */
export function elementWith(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly string[]
): string {
  let open = name;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${attribute}="${value}"`;
  }
  const inner = content.join('');
  return inner === '' ? `<${open}/>` : `<${open}>${inner}</${name}>`;
}

/** An element around its parts; nothing when there is none, for bags that may not be empty. */
export function bag(name: string, parts: readonly string[]): string {
  const content = parts.join('');
  return content === '' ? '' : `<${name}>${content}</${name}>`;
}

/** Writes values of one document and remembers what could not be written. */
export class Scribe {
  readonly ledger = new LossLedger();

  /** Text of a field as XML. */
  text(field: string, value: string): string {
    const { xml, isWhole } = escapeXmlText(value);
    if (!isWhole) this.ledger.add(field, 'character-not-allowed', 'partial');
    return xml;
  }

  /** An element with the text of a field; nothing when it is absent. */
  optional(name: string, field: string, value: string | undefined): string {
    return value === undefined ? '' : element(name, this.text(field, value));
  }

  /** An element with a calendar day; nothing when it is absent or no day. */
  day(name: string, field: string, value: string | undefined): string {
    if (value === undefined) return '';
    if (isCalendarDay(value)) return element(name, value);
    this.ledger.add(field, 'not-a-day');
    return '';
  }

  /** The ST.3 code of an office; `XX` for none, and for one that the standard does not list. */
  office(field: string, code: string | undefined): string {
    if (code === undefined) return UNKNOWN_OFFICE;
    if (ST96_OFFICES.has(code)) return code;
    this.ledger.add(field, 'code-not-listed');
    return UNKNOWN_OFFICE;
  }

  /** The ISO code of a country; undefined for none, and for one that the standard does not list. */
  country(field: string, code: string | undefined): string | undefined {
    if (code === undefined || ST96_COUNTRIES.has(code)) return code;
    this.ledger.add(field, 'code-not-listed');
    return undefined;
  }
}

/**
 * The language that a text is certainly in, by its script: kana say Japanese, Hangul Korean, Han
 * alone Chinese; undefined for any other.
 */
export function languageOfScript(text: string): 'zh' | 'ja' | 'ko' | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /\p{Script=Han}/u.test(text) ? 'zh' : undefined;
}
