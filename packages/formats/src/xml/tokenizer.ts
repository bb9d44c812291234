import { hasDisallowed, isName, isSpace, withoutReturns } from './characters.ts';

/** Hears the pieces of one element in order. Text comes in as many pieces as it likes. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(): void;
  /** After `malformed` nothing else is heard. The other two are taken as they stand. */
  fault(fault: XmlFault): void;
}

export type XmlFault =
  | { readonly kind: 'malformed'; readonly reason: string }
  /** A character, or a reference to one, that XML does not allow. */
  | { readonly kind: 'character'; readonly reason: string }
  /** A reference to an entity that is not known; it stays `&name;`. */
  | { readonly kind: 'entity'; readonly name: string };

export interface TokenizerOptions {
  /** Character of a named entity beyond the five of XML. */
  readonly namedCharacter?: (name: string) => string | undefined;
  /** Name under which an attribute is given on. */
  readonly attributeName?: (name: string) => string;
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});
/** A longer tag, or a longer name of an entity, is no XML that an office writes. */
const MAX_TAG_CHARS = 1 << 20;
const MAX_ENTITY_CHARS = 200;
/** Each is compared with those before it. */
const MAX_ATTRIBUTES = 500;

const FIVE: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/**
 * Reads the XML of one element, fed in pieces: elements, attributes, text, CDATA; comments and
 * processing instructions are passed over; a DOCTYPE is malformed here, so that nothing declared is
 * ever used. Well-formedness is checked as XML 1.0 has it (fifth edition, without namespaces).
 *
 * Own code because this is where an import of XML spends its time: whole tags and texts are found by
 * `indexOf`, not character by character. saxes is the oracle of its tests.
 */
export class XmlTokenizer {
  readonly #listener: XmlListener;
  readonly #namedCharacter: (name: string) => string | undefined;
  readonly #attributeName: (name: string) => string;
  readonly #open: string[] = [];
  #rest = '';
  /** Inside a comment, CDATA section or processing instruction: what ends it. */
  #until: '--' | ']]>' | '?>' | undefined;
  #sawRoot = false;
  #isDead = false;
  /** The text being read, how far, and the lines and columns before it. */
  #text = '';
  #at = 0;
  #linesBefore = 0;
  #columnsBefore = 0;
  /** Whether the text being read has characters that need a look. */
  #hasDisallowed = false;
  #hasReference = false;
  #hasReturn = false;

  constructor(listener: XmlListener, options: TokenizerOptions = {}) {
    this.#listener = listener;
    this.#namedCharacter = options.namedCharacter ?? (() => undefined);
    this.#attributeName = options.attributeName ?? ((name) => name);
  }

  /** Line of what is being read, from 0. */
  get line(): number {
    return this.#linesBefore + countLines(this.#text, this.#at);
  }

  /** Column of what is being read in UTF-16 units, from 0. */
  get column(): number {
    const newline = this.#at === 0 ? -1 : this.#text.lastIndexOf('\n', this.#at - 1);
    return newline === -1 ? this.#columnsBefore + this.#at : this.#at - newline - 1;
  }

  write(chunk: string): void {
    if (this.#isDead || chunk === '') return;
    this.#text = this.#rest === '' ? chunk : this.#rest + chunk;
    this.#at = 0;
    this.#hasDisallowed = hasDisallowed(this.#text);
    this.#hasReference = this.#text.includes('&');
    this.#hasReturn = this.#text.includes('\r');
    this.#run();
    this.#keep(this.#at);
  }

  /** The element has ended, or should have. */
  close(): void {
    if (this.#isDead) return;
    const rest = this.#rest;
    this.#text = rest;
    this.#at = 0;
    const open = this.#open.at(-1);
    if (this.#until !== undefined || open !== undefined) {
      this.#malformed(open === undefined ? 'unexpected end' : `unclosed tag: ${open}`);
    } else if (!this.#sawRoot) this.#malformed('document must contain a root element');
    else if (rest.trim() !== '') this.#malformed('text data outside of root node');
  }

  #keep(from: number): void {
    const text = this.#text;
    const newline = from === 0 ? -1 : text.lastIndexOf('\n', from - 1);
    this.#linesBefore += newline === -1 ? 0 : countLines(text, from);
    this.#columnsBefore = newline === -1 ? this.#columnsBefore + from : from - newline - 1;
    this.#rest = text.slice(from);
    this.#text = '';
    this.#at = 0;
  }

  #run(): void {
    const text = this.#text;
    while (!this.#isDead && this.#at < text.length) {
      if (this.#until !== undefined) {
        if (!this.#passOver(this.#until)) return;
        continue;
      }
      const less = text.indexOf('<', this.#at);
      if (less === -1) {
        this.#characters(this.#endOfWholeText());
        return;
      }
      if (less > this.#at) this.#characters(less);
      if (this.#isDead || !this.#markup(less)) return;
    }
  }

  /** Where text ends that no later piece can change: a reference, `]]>`, CRLF or a pair is kept whole. */
  #endOfWholeText(): number {
    const text = this.#text;
    let end = Math.max(this.#at, text.length - 2);
    const reference = this.#hasReference && end > 0 ? text.lastIndexOf('&', end - 1) : -1;
    if (reference >= this.#at) {
      const semicolon = text.indexOf(';', reference);
      if (semicolon === -1 && text.length - reference > MAX_ENTITY_CHARS) {
        this.#malformed('unfinished reference');
      }
      if (semicolon === -1 || semicolon >= end) end = reference;
    }
    if (end > this.#at && /[\r\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
    const cut = text.slice(Math.max(this.#at, end - 2), end + 2).indexOf(']]>');
    return cut === -1 ? end : Math.max(this.#at, end - 2) + cut;
  }

  #characters(end: number): void {
    const from = this.#at;
    if (end <= from || this.#isDead) return;
    let text = this.#text.slice(from, end);
    if (this.#open.length === 0) {
      if (text.trim() !== '') this.#malformed('text data outside of root node');
      this.#at = end;
      return;
    }
    if (text.includes(']]>')) this.#character('the string "]]>" is disallowed in char data');
    if (this.#hasReturn) text = withoutReturns(text);
    if (this.#hasDisallowed) this.#check(text);
    if (this.#hasReference) text = this.#resolved(text);
    if (this.#isDead) return;
    this.#at = end;
    this.#listener.text(text);
  }

  /** Reads what begins with `<`; false when it is not all there yet. */
  #markup(less: number): boolean {
    this.#at = less;
    const text = this.#text;
    const next = text.charCodeAt(less + 1);
    if (next === SLASH) return this.#endTag(less);
    if (next === BANG) return this.#declaration(less);
    if (next === QUESTION) {
      if (text.length < less + 6) return false;
      if (/^<\?xml[\s?]/i.test(text.slice(less, less + 6))) {
        return this.#malformed('an XML declaration must be at the start of the document');
      }
      this.#until = '?>';
      this.#at = less + 2;
      return true;
    }
    return Number.isNaN(next) ? false : this.#startTag(less);
  }

  #declaration(less: number): boolean {
    const text = this.#text;
    if (text.startsWith('<!--', less)) {
      this.#until = '--';
      this.#at = less + 4;
      return true;
    }
    if (text.startsWith('<![CDATA[', less)) {
      if (this.#open.length === 0) return this.#malformed('text data outside of root node');
      this.#until = ']]>';
      this.#at = less + 9;
      return true;
    }
    const head = text.slice(less, less + 9);
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return false;
    return this.#malformed(
      head.startsWith('<!D') ? 'inappropriately located doctype declaration' : 'incorrect syntax',
    );
  }

  #passOver(until: '--' | ']]>' | '?>'): boolean {
    const text = this.#text;
    const from = this.#at;
    const found = text.indexOf(until, from);
    const end = found === -1 ? Math.max(from, text.length - until.length + 1) : found;
    const isPartial = found === -1 && /[\r\ud800-\udbff]/.test(text.charAt(end - 1));
    const stop = isPartial && end > from ? end - 1 : end;
    if (stop > from) {
      const piece = text.slice(from, stop);
      if (this.#hasDisallowed) this.#check(piece);
      if (until === ']]>') this.#listener.text(this.#hasReturn ? withoutReturns(piece) : piece);
    }
    this.#at = stop;
    if (found === -1) return false;
    if (until === '--') {
      if (found + 2 >= text.length) return false;
      if (text.charCodeAt(found + 2) !== GREATER) return this.#malformed('malformed comment');
      this.#at = found + 3;
    } else this.#at = found + until.length;
    this.#until = undefined;
    return true;
  }

  #endTag(less: number): boolean {
    const text = this.#text;
    const open = this.#open.at(-1);
    const greater = text.indexOf('>', less + 2);
    if (greater === -1) return this.#waitsFor(less);
    const name = text.slice(less + 2, greater);
    if (name !== open && name.replace(/[ \t\r\n]+$/, '') !== open) {
      return this.#malformed(
        isName(name) ? 'unexpected close tag' : 'disallowed character in closing tag',
      );
    }
    this.#open.pop();
    this.#at = greater + 1;
    this.#listener.close();
    return true;
  }

  #startTag(less: number): boolean {
    const text = this.#text;
    if (this.#sawRoot && this.#open.length === 0) {
      return this.#malformed('documents may contain only one root');
    }
    const greater = text.indexOf('>', less + 1);
    if (greater === -1) return this.#waitsFor(less);
    let at = less + 1;
    for (let code = text.charCodeAt(at); ; code = text.charCodeAt(++at)) {
      if (code === GREATER || code === SLASH || isSpace(code)) break;
    }
    const name = text.slice(less + 1, at);
    if (!isName(name)) return this.#malformed('disallowed character in tag name');
    let attributes: Record<string, string> | undefined;
    let seen: string[] | undefined;
    let isEmpty = false;
    for (;;) {
      const before = at;
      let code = text.charCodeAt(at);
      while (isSpace(code)) code = text.charCodeAt(++at);
      if (code === GREATER) break;
      if (code === SLASH) {
        const after = text.charCodeAt(at + 1);
        if (Number.isNaN(after)) return this.#waitsFor(less);
        if (after !== GREATER) {
          return this.#malformed('forward-slash in opening tag not followed by >');
        }
        isEmpty = true;
        at++;
        break;
      }
      if (Number.isNaN(code)) return this.#waitsFor(less);
      if (at === before) return this.#malformed('no whitespace between attributes');
      const nameFrom = at;
      while (!Number.isNaN(code) && code !== EQUALS && code !== GREATER && !isSpace(code)) {
        code = text.charCodeAt(++at);
      }
      const attribute = text.slice(nameFrom, at);
      while (isSpace(code)) code = text.charCodeAt(++at);
      if (Number.isNaN(code)) return this.#waitsFor(less);
      if (!isName(attribute)) return this.#malformed('disallowed character in attribute name');
      if (code !== EQUALS) return this.#malformed('attribute without value');
      code = text.charCodeAt(++at);
      while (isSpace(code)) code = text.charCodeAt(++at);
      if (Number.isNaN(code)) return this.#waitsFor(less);
      if (code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE) {
        return this.#malformed('unquoted attribute value');
      }
      const valueEnd = text.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (valueEnd === -1) return this.#waitsFor(less);
      const value = this.#attributeValue(text.slice(at + 1, valueEnd));
      if (this.#isDead) return false;
      at = valueEnd + 1;
      seen ??= [];
      if (seen.length >= MAX_ATTRIBUTES) return this.#malformed('too many attributes');
      if (seen.includes(attribute)) return this.#malformed(`duplicate attribute: ${attribute}`);
      seen.push(attribute);
      attributes ??= {};
      attributes[this.#attributeName(attribute)] = value;
    }
    this.#at = at + 1;
    this.#sawRoot = true;
    this.#listener.open(name, attributes ?? NO_ATTRIBUTES);
    if (isEmpty) this.#listener.close();
    else this.#open.push(name);
    return !this.#isDead;
  }

  #attributeValue(written: string): string {
    let value = written;
    if (/[\t\n\r]/.test(value)) value = value.replace(/\r\n|[\t\n\r]/g, ' ');
    if (this.#hasDisallowed) this.#check(value);
    if (value.includes('<')) this.#character('disallowed character');
    return this.#hasReference ? this.#resolved(value) : value;
  }

  #check(text: string): void {
    if (hasDisallowed(text)) this.#character('disallowed character');
  }

  #resolved(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(/&([^;&]*)(;?)/g, (whole, name: string, end: string) => {
      if (end === '') this.#malformed('unfinished reference');
      else if (name === '') this.#malformed('empty entity name');
      else if (name.startsWith('#')) return this.#numbered(whole, name);
      else {
        const known = Object.hasOwn(FIVE, name) ? FIVE[name] : this.#namedCharacter(name);
        if (known !== undefined) return known;
        if (isName(name)) this.#listener.fault({ kind: 'entity', name });
        else this.#malformed('disallowed character in entity name');
      }
      return whole;
    });
  }

  #numbered(whole: string, name: string): string {
    const hex = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
    const decimal = /^#(\d+)$/.exec(name)?.[1];
    const code = hex === undefined ? Number.parseInt(decimal ?? '0', 10) : Number.parseInt(hex, 16);
    const isAllowed = code <= 0x10ffff && code > 0 && !hasDisallowed(String.fromCodePoint(code));
    if (isAllowed) return String.fromCodePoint(code);
    this.#character('malformed character entity');
    return whole;
  }

  /** A tag that is not all there yet; false, as its readers answer then. */
  #waitsFor(less: number): false {
    if (this.#text.length - less > MAX_TAG_CHARS) this.#malformed('a tag without end');
    return false;
  }

  #character(reason: string): void {
    this.#listener.fault({ kind: 'character', reason });
  }

  #malformed(reason: string): false {
    if (!this.#isDead) {
      this.#isDead = true;
      this.#listener.fault({ kind: 'malformed', reason });
    }
    return false;
  }
}

function countLines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
